/** New identifiers: ULIDs, ascending in time within one process, unique across processes. */
export interface Ids {
  next(): string;
}
