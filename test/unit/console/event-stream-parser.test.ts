import fc from 'fast-check';
import { createEventStreamParser } from '../../../src/console/api/event-stream-parser.js';

const STREAM =
  'retry: 2000\n\nid: 01\nevent: ticket.created\ndata: {"a":1}\n\n:\n\nid: 02\r\nevent: reset\r\ndata: {}\r\n\r\nevent: nothing\n\ndata: one\ndata: two\n\n';
const EVENTS = [
  { id: '01', type: 'ticket.created', data: '{"a":1}' },
  { id: '02', type: 'reset', data: '{}' },
  { id: '02', type: 'message', data: 'one\ntwo' },
];

describe('reading server-sent events', () => {
  it('reads ids, types and data, and leaves out comments and events without data', () => {
    expect(createEventStreamParser().push(STREAM)).toEqual(EVENTS);
  });

  it('reads the same wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 12 }), (cuts) => {
        const parser = createEventStreamParser();
        const places = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
        const events = places.slice(1).flatMap((end, index) => parser.push(STREAM.slice(places[index], end)));
        expect(events).toEqual(EVENTS);
      }),
    );
  });

  it('tells nothing of an event that has not ended', () => {
    const parser = createEventStreamParser();
    expect(parser.push('id: 1\ndata: half')).toEqual([]);
    expect(parser.push('\n\n')).toEqual([{ id: '1', type: 'message', data: 'half' }]);
  });
});
