export interface Page<T> {
  readonly items: readonly T[];
  /** Hand back as `cursor` for the next page; null at the end. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly cursor?: string;
  /** 1..200; 50 unless told. */
  readonly limit?: number;
}
