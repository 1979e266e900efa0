import type { Message } from '../domain/message.js';
import { fingerprintDistance } from '../text/fingerprint.js';
import { jaccard, shingles } from '../text/shingle-similarity.js';
import { words } from '../text/words.js';

export interface DuplicateSettings {
  /** Within this time the same sender's near-identical long text is the same message: 24 hours. */
  readonly windowMs: number;
  /** Within this time the same sender's exactly equal short text is the same message: 1 hour. */
  readonly shortWindowMs: number;
  /** From this many words on, near-identity is enough: 12. Below, words must be equal. */
  readonly minimumWords: number;
  /** Least Jaccard index of three-word shingles, 0..1: 0.85 (three words of a hundred changed). */
  readonly minimumSimilarity: number;
  /** Fingerprints further apart than this many bits of 64 are not compared: 16. */
  readonly maximumDistance: number;
}

export const DUPLICATE_SETTINGS: DuplicateSettings = {
  windowMs: 24 * 3_600_000,
  shortWindowMs: 3_600_000,
  minimumWords: 12,
  minimumSimilarity: 0.85,
  maximumDistance: 16,
};

export interface Duplicate {
  /** The first message of this content: when the one found was a duplicate itself, what it repeated. */
  readonly messageId: string;
  /** A sentence for the record of what became of the message. */
  readonly reason: string;
}

/**
 * Which message this one repeats, or null when it is new. Candidates: messages with the same RFC 5322 id, and recent ones of the same
 * sender, latest first. Numbers decide against: two texts that differ in an order number are two matters, however
 * alike. Chat turns ("ja", "ok") repeat themselves and are duplicates only by id. Automatic mail is not looked at.
 */
export function findDuplicate(
  message: Message,
  candidates: readonly Message[],
  settings: DuplicateSettings = DUPLICATE_SETTINGS,
): Duplicate | null {
  if (candidates.length === 0) return null;
  const list = words(message.newText);
  const own = {
    count: list.length,
    digits: numbersIn(list),
    joined: list.join(' '),
    shingles: null as ReadonlySet<string> | null,
  };
  for (const candidate of candidates) {
    if (candidate.id === message.id) continue;
    const { outcome } = candidate;
    const messageId = outcome.kind === 'dropped' ? outcome.duplicateOf : candidate.id;
    if (messageId === undefined || messageId === message.id) continue;
    const sameMail =
      message.internetMessageId !== null && candidate.internetMessageId === message.internetMessageId;
    if (sameMail && candidate.from === message.from && candidate.newText === message.newText) {
      return { messageId, reason: 'The same mail (Message-ID and text) was received before.' };
    }
    if (message.channel === 'chat' || candidate.channel === 'chat' || !sameSender(message, candidate))
      continue;
    const apartMs = Math.abs(message.receivedAt.getTime() - candidate.receivedAt.getTime());
    if (apartMs > settings.windowMs || own.count === 0 || !sameFiles(message, candidate)) continue;
    if (fingerprintDistance(message.fingerprint, candidate.fingerprint) > settings.maximumDistance) continue;
    const others = words(candidate.newText);
    if (own.joined === others.join(' ')) {
      if (own.count < settings.minimumWords && apartMs > settings.shortWindowMs) continue;
      return { messageId, reason: 'The same sender sent the same text before.' };
    }
    if (own.count < settings.minimumWords || own.digits !== numbersIn(others)) continue;
    own.shingles ??= shingles(message.newText);
    if (jaccard(own.shingles, shingles(candidate.newText)) >= settings.minimumSimilarity) {
      return { messageId, reason: 'The same sender sent a nearly identical text before.' };
    }
  }
  return null;
}

function sameSender(a: Message, b: Message): boolean {
  return (a.from !== null && a.from === b.from) || (a.customerId !== null && a.customerId === b.customerId);
}

function sameFiles(a: Message, b: Message): boolean {
  const names = (message: Message): string =>
    message.attachments.map((file) => `${file.name}:${file.bytes}`).join('\n');
  return names(a) === names(b);
}

/** All words with a digit, in order. */
function numbersIn(list: readonly string[]): string {
  return list.filter((word) => /\d/.test(word)).join(' ');
}
