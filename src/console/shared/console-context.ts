import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/create-api.js';
import type { BusinessCaseJson, Me, QueueJson } from '../api/json-types.js';
import type { LiveEvents } from '../api/live-events.js';
import type { Words } from '../words/en.js';

/** What every part of the page has at hand once somebody has signed in. */
export interface ConsoleContext {
  readonly api: Api;
  readonly live: LiveEvents;
  readonly me: Me;
  readonly words: Words;
  readonly cases: readonly BusinessCaseJson[];
  /** Another case is there than `cases` knows of. */
  readonly readCasesAgain: () => void;
  readonly queues: readonly QueueJson[];
  /** Name of a business case for people; null: none. */
  readonly caseName: (key: string | null, outOfScope?: boolean) => string;
  readonly queueName: (name: string) => string;
  /** Tells something in passing; `problem` stays longer and is read out at once. */
  readonly tell: (sentence: string, kind?: 'done' | 'problem') => void;
  /** Tells what went wrong with a call. */
  readonly tellError: (error: unknown) => void;
}

export const Console = createContext<ConsoleContext | null>(null);

export function useConsole(): ConsoleContext {
  const context = useContext(Console);
  if (context === null) throw new Error('The console is not signed in.');
  return context;
}
