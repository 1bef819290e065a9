export function TakeAwayPanel() {
  return <p>…</p>;
}
