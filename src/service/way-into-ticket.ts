/** How a message comes into its ticket. `keep`: into a finished one, which stays finished. */
export type WayIntoTicket = 'new' | 'join' | 'reopen' | 'keep';
