import type { Sample, SampleResult } from './sample-inbox.js';

/** One line about what became of a sample message. */
export function describeSample(sample: Sample, result: SampleResult | null): string {
  if (result === null) return `${sample.name.padEnd(NAME)} has not arrived`;
  const { message, ticket } = result;
  const head = `${sample.name.padEnd(NAME)} ${message.channel.padEnd(8)}`;
  if (message.outcome.kind === 'dropped') return `${head} dropped: ${message.outcome.reason}`;
  if (ticket === null) return `${head} is still being read`;
  const businessCase = ticket.outOfScope ? 'out of scope' : (ticket.businessCase ?? 'unknown');
  const entities = ticket.entities
    .filter(({ messageId }) => messageId === message.id)
    .map(({ type, value }) => `${type}=${value}`)
    .join(' ');
  const agent = ticket.agentId === null ? 'waiting' : ticket.agentId;
  return [
    head,
    businessCase.padEnd(CASE),
    ticket.confidence.toFixed(2),
    ticket.tier.padEnd(9),
    `${ticket.queue} -> ${agent}`.padEnd(QUEUE),
    entities,
  ].join('  ');
}

const NAME = 16;
const CASE = 23;
const QUEUE = 28;
