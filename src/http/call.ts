import type { Answer } from './answer.js';
import type { Caller } from './caller.js';

/** A request that has been authenticated, read and held against its operation's schemas. */
export interface Call<Body = unknown, Query = unknown> {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
}

export type Handler<Body = never, Query = never> = (call: Call<Body, Query>) => Promise<Answer>;

/** A path parameter; the router has made sure that it is there. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';
