import type { Entity } from '../../domain/entity.js';
import { extractFromMessage } from '../../extraction/extract-from-message.js';
import { parseRawRecord } from '../../intake/parse-inbound-record.js';
import { readMessage } from '../../intake/read-message.js';

const NOW = new Date('2026-03-04T10:00:00Z');

/** What the service does with a raw mail before it classifies it: its entities. Throws on bytes that are no mail. */
export async function readAndExtract(raw: Uint8Array): Promise<readonly Entity[]> {
  const record = parseRawRecord(raw);
  if (record.kind === 'invalid') throw new Error(record.reason);
  const { message } = await readMessage(record.inbound, { id: 'bench', receivedAt: NOW });
  const { newText, subject, receivedAt, language } = message;
  const { entities, subjectEntities } = extractFromMessage({ text: newText, subject, receivedAt, language });
  return [...entities, ...subjectEntities];
}
