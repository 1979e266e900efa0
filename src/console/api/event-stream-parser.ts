/** One event of a stream (WHATWG HTML, 9.2.6). */
export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

export interface EventStreamParser {
  /** Feeds the next piece of text; returns the events that it completes. */
  push(chunk: string): readonly StreamedEvent[];
}

/** Reads server-sent events from pieces of text that may end anywhere, also within a line end. */
export function createEventStreamParser(): EventStreamParser {
  let rest = '';
  let id = '';
  let type = '';
  let data: string[] = [];

  const read = (line: string): StreamedEvent | null => {
    if (line === '') {
      const event = data.length === 0 ? null : { id, type: type || 'message', data: data.join('\n') };
      type = '';
      data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') id = value;
    if (field === 'event') type = value;
    if (field === 'data') data.push(value);
    return null;
  };

  return {
    push(chunk) {
      rest += chunk;
      const events: StreamedEvent[] = [];
      for (;;) {
        const end = /\r\n|\n|\r(?!$)/.exec(rest);
        if (end === null) return events;
        const event = read(rest.slice(0, end.index));
        rest = rest.slice(end.index + end[0].length);
        if (event !== null) events.push(event);
      }
    },
  };
}
