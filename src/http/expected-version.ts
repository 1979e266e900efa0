/**
 * The version that an `If-Match` header names (RFC 9110, 13.1.1): an entity tag (`"7"`, `W/"7"`) or a bare number. Null
 * where there is no condition (no header, `*`); what is no version of ours is -1, which matches none.
 */
export function expectedVersionOf(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch.trim());
  return match === null ? -1 : Number(match[1]);
}
