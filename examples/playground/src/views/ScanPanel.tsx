export function ScanPanel() {
  return <p>…</p>;
}
