/** One thing that is wrong with what the caller sent: where (a JSON pointer) and what, as a sentence. */
export interface Problem {
  readonly path: string;
  readonly sentence: string;
}

/** Why a call could not be carried out, for HTTP to turn into a problem document. `code` is stable. */
export type Refusal =
  | { readonly kind: 'not-found'; readonly code: string; readonly sentence: string }
  | { readonly kind: 'conflict'; readonly code: string; readonly sentence: string }
  | { readonly kind: 'forbidden'; readonly code: string; readonly sentence: string }
  | {
      readonly kind: 'invalid';
      readonly code: string;
      readonly sentence: string;
      readonly problems?: readonly Problem[];
    };

/** What a call to the service came to. */
export type Outcome<T> = { readonly kind: 'ok'; readonly value: T } | Refusal;

export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const notFound = (what: string, id: string): Refusal => ({
  kind: 'not-found',
  code: `${what}-not-found`,
  sentence: `There is no ${what} ${JSON.stringify(id.slice(0, 80))}.`,
});
export const conflict = (code: string, sentence: string): Refusal => ({ kind: 'conflict', code, sentence });
export const forbidden = (code: string, sentence: string): Refusal => ({ kind: 'forbidden', code, sentence });
export const invalid = (code: string, sentence: string, problems?: readonly Problem[]): Refusal => ({
  kind: 'invalid',
  code,
  sentence,
  ...(problems === undefined ? {} : { problems }),
});
