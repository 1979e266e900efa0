import type { Message } from '../domain/message.js';
import { maskField, maskSecrets } from '../extraction/mask-secrets.js';
import type { InboundMessage } from '../intake/inbound-message.js';
import { messageIdFor, type RecordOrigin } from '../intake/message-id-for.js';
import { readMessage } from '../intake/read-message.js';
import { maskTextFile } from './mask-text-file.js';
import type { ServiceContext } from './service-context.js';

/** A message as intake has read it, and what was attached; nothing of it is stored yet. */
export interface ReadInbound {
  /** `version: 0`: new. */
  readonly message: Message;
  readonly attachments: readonly {
    readonly key: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
}

/**
 * Reads what a channel handed over. Secrets that customers write (card numbers, passwords, TANs) are masked here,
 * before anything can store or show them; masking keeps lengths, hence offsets.
 */
export async function readInbound(
  context: ServiceContext,
  inbound: InboundMessage,
  { origin, ownAddresses }: { readonly origin: RecordOrigin; readonly ownAddresses: readonly string[] },
): Promise<ReadInbound> {
  const id = messageIdFor(inbound, origin);
  const read = await readMessage(
    // before the form's text is made of them: there the label would have to be found again
    {
      ...inbound,
      fields: maskValues(inbound.fields),
      customerAttributes: maskValues(inbound.customerAttributes),
    },
    { id, receivedAt: context.clock.now(), oldestDateMs: OLDEST_LIVE_DATE_MS, ownAddresses },
  );
  const { message } = read;
  const mask = (text: string) => maskSecrets(text).text;
  const files = read.attachments.map((file) => ({ type: file.type, bytes: maskTextFile(file) }));
  return {
    message: {
      ...message,
      version: 0,
      conversationId: null,
      outcome: { kind: 'received' },
      subject: message.subject === null ? null : mask(message.subject),
      text: mask(message.text),
      newText: mask(message.newText),
      quotedText: mask(message.quotedText),
      signature: mask(message.signature),
      ...(message.fromName === undefined ? {} : { fromName: mask(message.fromName) }),
      attachments: message.attachments.map((file, index) => ({
        ...file,
        name: mask(file.name),
        bytes: files[index]?.bytes.byteLength ?? file.bytes,
      })),
    },
    attachments: files.map((file, index) => ({ key: attachmentKey(id, index), ...file })),
  };
}

/**
 * Servers give up on a mail after some days (RFC 5321, 4.5.4.1), so an older date is a wrong clock. By it, the customer's
 * further messages would find neither conversation nor duplicate.
 */
const OLDEST_LIVE_DATE_MS = 7 * 86_400_000;

const maskValues = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([label, value]) => [label, maskField(label, value)]));

/** Where the bytes of a message's nth attachment lie. */
export const attachmentKey = (messageId: string, index: number): string => `attachment/${messageId}/${index}`;
