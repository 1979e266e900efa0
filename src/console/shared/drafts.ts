/** Drafts of answers, kept in this tab only: they survive a lost connection and a reload, and go with the tab. */
const name = (ticketId: string) => `weiche.draft.${ticketId}`;

export const readDraft = (ticketId: string): string | null => sessionStorage.getItem(name(ticketId));

export function keepDraft(ticketId: string, text: string | null): void {
  if (text === null || text === '') sessionStorage.removeItem(name(ticketId));
  else sessionStorage.setItem(name(ticketId), text);
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(name(''))) sessionStorage.removeItem(key);
}
