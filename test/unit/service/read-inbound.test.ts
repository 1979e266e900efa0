import type { InboundMessage } from '../../../src/intake/inbound-message.js';
import { parseRawRecord } from '../../../src/intake/parse-inbound-record.js';
import { readInbound } from '../../../src/service/read-inbound.js';
import { openService } from '../../fixtures/service/open-service.js';

const DAY_MS = 86_400_000;

describe('a mail that comes in live', () => {
  async function receivedAt(parts: { readonly ageMs: number; readonly told?: Date }): Promise<number> {
    const { context, clock } = await openService();
    const sentAt = new Date(clock.now().getTime() - parts.ageMs);
    const raw = `From: a@kunde.example\r\nDate: ${sentAt.toUTCString()}\r\n\r\nWo ist mein Paket?\r\n`;
    const record = parseRawRecord(Buffer.from(raw));
    if (record.kind === 'invalid') throw new Error(record.code);
    const inbound: InboundMessage = { ...record.inbound, receivedAt: parts.told ?? null };
    const origin = { topic: 'test', partition: 0, offset: '1' };
    const { message } = await readInbound(context, inbound, { origin, ownAddresses: [] });
    return clock.now().getTime() - message.receivedAt.getTime();
  }

  it.each([
    ['counts from its own date when that lies a few days back', 3 * DAY_MS, 3 * DAY_MS],
    ['counts from its arrival when the customer’s clock is weeks behind', 8 * DAY_MS, 0],
    ['counts from its arrival when that clock is ahead', -60_000, 0],
  ])('%s', async (_, ageMs, expected) => expect(await receivedAt({ ageMs })).toBe(expected));

  it('counts from when the record says that it was received, whatever that is', async () => {
    const { clock } = await openService();
    const told = new Date(clock.now().getTime() - 300 * DAY_MS);
    expect(await receivedAt({ ageMs: DAY_MS, told })).toBe(300 * DAY_MS);
  });
});

it('masks secrets in attached text files, and tells their new size', async () => {
  const { context } = await openService();
  const raw = [
    'From: a@kunde.example',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Anbei.',
    '--b',
    'Content-Type: text/plain; name=zugang.txt',
    'Content-Disposition: attachment; filename=zugang.txt',
    '',
    'Passwort: Kx7mondlicht',
    '--b--',
    '',
  ].join('\r\n');
  const record = parseRawRecord(Buffer.from(raw));
  if (record.kind === 'invalid') throw new Error(record.code);
  const origin = { topic: 'test', partition: 0, offset: '1' };
  const { message, attachments } = await readInbound(context, record.inbound, { origin, ownAddresses: [] });
  expect(attachments.map(({ bytes }) => Buffer.from(bytes).toString().trim())).toEqual([
    'Passwort: ••••••••••••',
  ]);
  expect(message.attachments.map(({ bytes }) => bytes)).toEqual(
    attachments.map(({ bytes }) => bytes.byteLength),
  );
});
