import { createEventStreamParser } from './event-stream-parser.js';

/** An event as `/v1/events` tells it: ids and states, never a text. */
export interface LiveEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveEvents {
  state(): LiveState;
  onState(listener: (state: LiveState) => void): () => void;
  onEvent(listener: (event: LiveEvent) => void): () => void;
  /** Called when events may have been missed: everything is to be read anew. */
  onReset(listener: () => void): () => void;
  /** Also tells the events of this ticket, whoever has it; null: no more. */
  watch(ticketId: string | null): void;
  close(): void;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
/** The service gives a sign of life every 15 s; a stream silent for longer is dead, whatever the socket says. */
const SILENCE_MS = 40_000;

/**
 * The stream of events, read with fetch since EventSource cannot send a key. A lost connection is opened again, ever
 * more slowly, with `Last-Event-ID`, so that nothing is missed in between.
 */
export function openLiveEvents(key: string): LiveEvents {
  const events = new Set<(event: LiveEvent) => void>();
  const states = new Set<(state: LiveState) => void>();
  const resets = new Set<() => void>();
  let state: LiveState = 'connecting';
  let lastEventId = '';
  let watched: string | null = null;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = new AbortController();

  const become = (next: LiveState) => {
    if (state === next || closed) return;
    state = next;
    for (const listener of states) listener(next);
  };
  const reset = () => {
    for (const listener of resets) listener();
  };

  const read = async (controller: AbortController, resumed: boolean) => {
    const query = watched === null ? '' : `?ticketId=${encodeURIComponent(watched)}`;
    const response = await fetch(`/v1/events${query}`, {
      headers: {
        Authorization: `Bearer ${key}`,
        Accept: 'text/event-stream',
        ...(lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId }),
      },
      signal: controller.signal,
      cache: 'no-store',
    });
    if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
    become('live');
    retryMs = FIRST_RETRY_MS;
    // without an id there is nothing to resume from: what happened in between is read from the lists
    if (resumed && lastEventId === '') reset();
    const parser = createEventStreamParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const silence = setTimeout(() => controller.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done) return;
      for (const { id, type, data } of parser.push(value)) {
        if (id !== '') lastEventId = id;
        if (type === 'reset') reset();
        else {
          const event: LiveEvent = { type, data: (JSON.parse(data) as LiveEvent).data };
          for (const listener of events) listener(event);
        }
      }
    }
  };

  const connect = (resumed: boolean) => {
    clearTimeout(timer);
    current.abort();
    const controller = new AbortController();
    current = controller;
    read(controller, resumed)
      .catch(() => undefined)
      .finally(() => {
        if (closed || current !== controller) return;
        become('lost');
        timer = setTimeout(() => connect(true), retryMs);
        retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
      });
  };
  const online = () => {
    if (state === 'lost') connect(true);
  };
  const offline = () => current.abort();
  addEventListener('online', online);
  addEventListener('offline', offline);
  connect(false);

  const listen = <T>(set: Set<T>, listener: T) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  return {
    state: () => state,
    onState: (listener) => listen(states, listener),
    onEvent: (listener) => listen(events, listener),
    onReset: (listener) => listen(resets, listener),
    watch(ticketId) {
      if (ticketId === watched) return;
      watched = ticketId;
      if (state === 'live') connect(true);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      current.abort();
      removeEventListener('online', online);
      removeEventListener('offline', offline);
    },
  };
}
