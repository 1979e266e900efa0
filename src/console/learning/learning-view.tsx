export function LearningView() {
  return <p>…</p>;
}
