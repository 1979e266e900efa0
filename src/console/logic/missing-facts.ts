/** The entity types that a clerk needs for the case and the ticket does not have, in the case's order. */
export function missingFacts(
  required: readonly string[],
  entities: readonly { readonly type: string }[],
): readonly string[] {
  const found = new Set(entities.map(({ type }) => type));
  return required.filter((type) => !found.has(type));
}
