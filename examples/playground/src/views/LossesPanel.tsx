export function LossesPanel() {
  return <p>…</p>;
}
