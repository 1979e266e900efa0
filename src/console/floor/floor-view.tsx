export function FloorView(_: { readonly route: readonly string[] }) {
  return <p>…</p>;
}
