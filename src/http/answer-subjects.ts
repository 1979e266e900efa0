import type { Answer } from './answer.js';
import type { Call } from './call.js';
import type { Caller } from './caller.js';

/** Ids that calls answer with when they have made something. */
const ANSWERED_IDS = ['messageId', 'ticketId', 'jobId'] as const;

/**
 * The ids that tie a request to what it was about, for its log line: of the address (`/v1/tickets/{id}` gives
 * `ticketId`), of the answer, and of the key that called. Contents are never among them.
 */
export function answerSubjects(
  path: string,
  call: Pick<Call, 'params'>,
  answer: Answer,
  caller: Pick<Caller, 'keyId'>,
): Readonly<Record<string, string>> {
  const subjects: Record<string, string> = caller.keyId === '' ? {} : { keyId: caller.keyId };
  const collection = /\/([a-z-]+)s\/\{id\}/.exec(path)?.[1];
  const id = call.params['id'];
  if (collection !== undefined && id !== undefined) subjects[`${camelCase(collection)}Id`] = id;
  if (answer.kind === 'content' && typeof answer.body === 'object' && answer.body !== null) {
    for (const name of ANSWERED_IDS) {
      const value: unknown = Reflect.get(answer.body, name);
      if (typeof value === 'string') subjects[name] = value;
    }
  }
  return subjects;
}

const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
