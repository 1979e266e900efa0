/** `a, b, c and 4 more`: the first few names, five unless told. */
export function nameSome(names: readonly string[], most = 5): string {
  const named = names.slice(0, most).join(', ');
  return names.length > most ? `${named} and ${names.length - most} more` : named;
}
