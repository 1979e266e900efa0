import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import {
  type CustomerRecord,
  type DirectoryKey,
  keysOfCustomer,
  sameKey,
} from '../../domain/customer-record.js';
import type { CustomerDirectory } from '../../ports/customer-directory.js';
import type { Logger } from '../../ports/logger.js';
import { askDirectory, DirectoryFailure } from './ask-directory.js';
import { mergeCustomers } from './merge-customers.js';

export interface HttpDirectoryOptions {
  /** `POST {url}/lookup` is asked; see docs/data-format.md. */
  readonly url: string;
  /** Sent as bearer token; none unless told. */
  readonly key?: string | null;
  /** For everything that one `find` asks; 1000 unless told. */
  readonly timeoutMs?: number;
  /** How long an answer is taken for true, "nobody" as well; 60,000 unless told, 0: not at all. */
  readonly keepMs?: number;
  /** Keys whose answers are kept; 10,000 unless told. */
  readonly mostKept?: number;
  /** Failures in a row after which nothing is asked for `pauseMs`; 3 and 10,000 unless told. */
  readonly mostFailures?: number;
  readonly pauseMs?: number;
  readonly log?: Logger;
}

const KEYS_AT_ONCE = 200;

/** A directory of the company's own behind HTTP. Logs say why it did not answer, never what was asked. */
export function openHttpDirectory(options: HttpDirectoryOptions): CustomerDirectory {
  const {
    timeoutMs = 1_000,
    keepMs = 60_000,
    mostKept = 10_000,
    mostFailures = 3,
    pauseMs = 10_000,
  } = options;
  const { log } = options;
  const kept =
    keepMs === 0 ? null : new LRUCache<string, readonly CustomerRecord[]>({ max: mostKept, ttl: keepMs });
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(mostFailures),
  });
  breaker.onBreak(() => log?.warn({ pauseMs }, 'customer-directory.paused'));
  breaker.onReset(() => log?.info({}, 'customer-directory.back'));
  const asking = new Set<AbortController>();

  const ask = async (keys: readonly DirectoryKey[], signal: AbortSignal) => {
    try {
      const customers = await breaker.execute(() => askDirectory({ ...options, keys, signal }));
      for (const [key, holders] of byKey(keys, customers)) kept?.set(key, holders);
      return { customers, unanswered: [] };
    } catch (error) {
      // while it is paused nothing is asked, hence nothing told
      if (error instanceof DirectoryFailure) {
        const { reason, detail } = error;
        log?.warn({ reason, detail, keys: keys.length }, 'customer-directory.unanswered');
      }
      return { customers: [], unanswered: keys };
    }
  };

  return {
    async find(keys) {
      const known = keys.map((key) => ({ key, holders: kept?.get(sameKey(key)) }));
      const open = known.flatMap(({ key, holders }) => (holders === undefined ? [key] : []));
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), timeoutMs);
      asking.add(controller);
      try {
        const answers = await Promise.all(chunks(open).map((part) => ask(part, controller.signal)));
        return {
          customers: mergeCustomers([
            ...answers.flatMap(({ customers }) => customers),
            ...known.flatMap(({ holders = [] }) => holders),
          ]),
          unanswered: answers.flatMap(({ unanswered }) => unanswered),
        };
      } finally {
        clearTimeout(timer);
        asking.delete(controller);
      }
    },
    async close() {
      for (const controller of asking) controller.abort();
      kept?.clear();
    },
  };
}

function chunks(keys: readonly DirectoryKey[]): readonly (readonly DirectoryKey[])[] {
  return Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, index) =>
    keys.slice(index * KEYS_AT_ONCE, (index + 1) * KEYS_AT_ONCE),
  );
}

/** The holders of each key that was asked for; none is an answer as well. */
function byKey(
  keys: readonly DirectoryKey[],
  customers: readonly CustomerRecord[],
): ReadonlyMap<string, readonly CustomerRecord[]> {
  const holders = new Map<string, CustomerRecord[]>(keys.map((key) => [sameKey(key), []]));
  for (const customer of customers)
    for (const key of keysOfCustomer(customer)) holders.get(key)?.push(customer);
  return holders;
}
