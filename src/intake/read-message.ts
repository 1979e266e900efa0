import type { Message } from '../domain/message.js';
import { detectLanguage } from '../text/detect-language.js';
import { fingerprint } from '../text/fingerprint.js';
import { normalizeText } from '../text/normalize-text.js';
import type { AttachedFile } from './attached-files.js';
import { chooseBody, cutText } from './choose-body.js';
import { composeFormText } from './compose-form-text.js';
import type { InboundMessage } from './inbound-message.js';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.js';
import { subjectParts } from './normalize-subject.js';
import { type EmailReading, parseMailbox, readEmail } from './read-email.js';
import { splitNewText } from './split-new-text.js';

export interface ReadMessageOptions {
  /** What it is stored under: see `messageIdFor`. */
  readonly id: string;
  /** When the record arrived; the record's own `receivedAt` goes before it. */
  readonly receivedAt: Date;
  /**
   * How far before its arrival a mail's own date may lie to be believed. 5 years by default, for mailboxes that are fed in
   * later; what comes in live lay nowhere for long, and an older date is a customer's wrong clock.
   */
  readonly oldestDateMs?: number;
  /** Our own addresses, lower case: mail from them is a loop. None by default. */
  readonly ownAddresses?: readonly string[];
  readonly limits?: IntakeLimits;
}

export interface ReadMessage {
  /** Version 1, outcome `received`, not yet in a conversation. */
  readonly message: Message;
  /** In the order of `message.attachments`, with their bytes. */
  readonly attachments: readonly AttachedFile[];
}

/**
 * Reads an inbound message of any channel. Never rejects on content: what could not be read is in `defects`.
 *
 * `newText` is what offsets index: normalised (`normalizeText`), 100,000 code units at most. For mail it is the new
 * text; for a form the free text followed by the fields as `Label: value` lines, so that facts in fields are found by
 * the same recognisers; for chat the turn as it came.
 */
export async function readMessage(
  inbound: InboundMessage,
  options: ReadMessageOptions,
): Promise<ReadMessage> {
  const limits = options.limits ?? INTAKE_LIMITS;
  const reading = await readChannel(inbound, limits, options.ownAddresses ?? []);
  const defects = [...reading.defects];
  const newText = cutText(reading.split.newText, limits.maxNewTextLength).trim();
  if (newText.length < reading.split.newText.trim().length) {
    defects.push(`The new text was cut after ${limits.maxNewTextLength} characters.`);
  }
  const message: Message = {
    id: options.id,
    version: 1,
    channel: inbound.channel,
    receivedAt:
      inbound.receivedAt ?? plausible(reading.sentAt, options.receivedAt, options.oldestDateMs ?? OLDEST_MS),
    from: reading.from,
    ...(reading.fromName === null ? {} : { fromName: reading.fromName }),
    to: reading.to,
    subject: reading.subject,
    text: reading.text,
    newText,
    quotedText: reading.split.quotedText,
    signature: reading.split.signature,
    language: detectLanguage(
      newText === ''
        ? (reading.subject ?? '')
        : newText.length < 25
          ? `${reading.subject ?? ''} ${newText}`
          : newText,
    ),
    fields: inbound.fields,
    attachments: reading.files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.byteLength })),
    customerId: inbound.customerId,
    ...(Object.keys(inbound.customerAttributes).length === 0
      ? {}
      : { customerAttributes: inbound.customerAttributes }),
    externalConversationId: inbound.conversationId,
    conversationId: null,
    internetMessageId: reading.internetMessageId,
    inReplyTo: reading.inReplyTo,
    references: reading.references,
    automaticKind: reading.automaticKind,
    defects,
    outcome: { kind: 'received' },
    fingerprint: fingerprint(newText),
  };
  return { message, attachments: reading.files };
}

/** Oldest mail whose own date is believed; what claims to be older has a broken clock. */
const OLDEST_MS = 5 * 365 * 86_400_000;

/**
 * When the customer wrote: a mail that lay in a mailbox, or is fed in again, means its "tomorrow" by its own date. A
 * date in the future or far in the past is a broken clock, and the arrival counts.
 */
function plausible(sentAt: Date | null, arrivedAt: Date, oldestMs: number): Date {
  const age = sentAt === null ? -1 : arrivedAt.getTime() - sentAt.getTime();
  return sentAt !== null && age >= 0 && age <= oldestMs ? sentAt : arrivedAt;
}

async function readChannel(
  inbound: InboundMessage,
  limits: IntakeLimits,
  ownAddresses: readonly string[],
): Promise<EmailReading> {
  if (inbound.raw !== null) {
    const reading = await readEmail(inbound.raw, { limits, ownAddresses });
    // what the record says goes before what the mail says: a gateway may know better
    const { from, fromName } = inbound.from === null ? reading : readSender(inbound.from);
    return {
      ...reading,
      from,
      fromName,
      to: inbound.to.length > 0 ? readAddresses(inbound.to) : reading.to,
      subject: inbound.subject ?? reading.subject,
    };
  }
  const defects: string[] = [];
  const body = chooseBody({ text: inbound.text, html: inbound.html }, limits, defects);
  const subject =
    inbound.subject === null ? null : normalizeText(inbound.subject).replace(/\s+/g, ' ').trim();
  const sender = readSender(inbound.from);
  const { isReply, isForward } = subjectParts(subject);
  const split =
    inbound.channel === 'email'
      ? splitNewText(body.marked, { isReply, isForward })
      : { newText: body.text, quotedText: '', signature: '' };
  const form = inbound.channel === 'web-form' ? composeFormText(body.text, inbound.fields) : null;
  return {
    from: sender.from ?? form?.email ?? null,
    fromName: sender.fromName,
    to: readAddresses(inbound.to),
    subject,
    text: form?.text ?? body.text,
    sentAt: null,
    split: form === null ? split : { ...split, newText: form.text },
    files: [],
    internetMessageId: null,
    inReplyTo: null,
    references: [],
    automaticKind:
      inbound.channel === 'email' && sender.from !== null && ownAddresses.includes(sender.from)
        ? 'loop'
        : null,
    defects,
  };
}

function readSender(from: string | null): { readonly from: string | null; readonly fromName: string | null } {
  const mailbox = from === null ? null : parseMailbox(from);
  return { from: mailbox?.address ?? null, fromName: mailbox?.name ?? null };
}

function readAddresses(list: readonly string[]): readonly string[] {
  return list.map((entry) => parseMailbox(entry)?.address).filter((address) => address !== undefined);
}
