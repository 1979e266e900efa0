import type { Address, Email } from 'postal-mime';
import type { AutomaticKind } from '../domain/message.js';
import { normalizeText } from '../text/normalize-text.js';
import { type AttachedFile, attachedFiles } from './attached-files.js';
import { chooseBody } from './choose-body.js';
import { detectAutomaticKind } from './detect-automatic-kind.js';
import { encodingDefects } from './encoding-defects.js';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.js';
import { isCalendarReply } from './is-calendar-reply.js';
import { headerValue, mailHeaders, messageIdsIn } from './mail-headers.js';
import { subjectParts } from './normalize-subject.js';
import { readMimeLeniently } from './read-mime-leniently.js';
import { type SplitText, splitNewText } from './split-new-text.js';

export interface ReadEmailOptions {
  readonly limits?: IntakeLimits;
  /** Our own addresses, lower case: mail from them is a loop. None by default. */
  readonly ownAddresses?: readonly string[];
}

/** What was read from one RFC 5322 message. */
export interface EmailReading {
  readonly from: string | null;
  readonly fromName: string | null;
  readonly to: readonly string[];
  readonly subject: string | null;
  /** What the Date field says; null when it is missing or unreadable. */
  readonly sentAt: Date | null;
  /** The whole readable text. */
  readonly text: string;
  readonly split: SplitText;
  readonly files: readonly AttachedFile[];
  readonly internetMessageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly automaticKind: AutomaticKind | null;
  readonly defects: readonly string[];
}

/**
 * Reads a raw mail. Never rejects, whatever the bytes: what could not be read is in `defects`. MIME, charsets and
 * format=flowed are postal-mime's work; what is new, quoted, signed or automatic is ours.
 */
export async function readEmail(raw: Uint8Array, options: ReadEmailOptions = {}): Promise<EmailReading> {
  const limits = options.limits ?? INTAKE_LIMITS;
  const { email, defects: mimeDefects } = await readMimeLeniently(raw);
  const defects = [...mimeDefects, ...encodingDefects(raw)];
  const headers = mailHeaders(email.headers);
  const subject =
    email.subject === undefined
      ? null
      : normalizeText(email.subject).replace(/\s+/g, ' ').trim().slice(0, 2_000);
  const { isReply, isForward } = subjectParts(subject);
  const inReplyTo = messageIdsIn(email.inReplyTo)[0] ?? null;
  const internetMessageId = messageIdsIn(email.messageId).at(-1) ?? null;
  const sender = firstMailbox([email.from, email.sender, email.replyTo?.[0]]);
  if (internetMessageId === null) defects.push('The Message-ID is missing.');
  if (sender === null) defects.push('The sender is missing or unreadable.');
  const body = chooseBody({ text: email.text ?? null, html: email.html ?? null }, limits, defects);
  let split = splitNewText(body.marked, {
    isReply: isReply || (inReplyTo !== null && !isForward),
    isForward,
  });
  const { files, deliveryStatus, nested } = attachedFiles(email.attachments, limits, defects);
  if (body.text === '' && files.length === 0) defects.push('The mail has no body.');
  const automaticKind = detectAutomaticKind({
    headers,
    from: sender?.address ?? null,
    subject,
    newText: split.newText,
    partTypes: files.map((file) => file.type),
    deliveryStatus,
    calendarReply: isCalendarReply(files, split.newText),
    ownAddresses: options.ownAddresses ?? [],
  });
  if (automaticKind === null && nested !== null && split.newText.split(/\s+/).length <= 15) {
    split = await withNestedText(split, nested, limits);
  }
  return {
    from: sender?.address ?? null,
    fromName: sender?.name ?? null,
    to: [...addresses(email.to), ...addresses(email.cc)].slice(0, 100),
    subject,
    sentAt: dateFrom(email.date),
    text: body.text,
    split,
    files,
    internetMessageId,
    inReplyTo,
    references: messageIdsIn(headerValue(headers, 'references')),
    automaticKind,
    defects,
  };
}

function dateFrom(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A message forwarded as an attachment below a line or nothing: its text is the matter, as with an inline forward. */
async function withNestedText(
  split: SplitText,
  nested: Uint8Array,
  limits: IntakeLimits,
): Promise<SplitText> {
  const { email } = await readMimeLeniently(nested);
  const inner = chooseBody({ text: email.text ?? null, html: email.html ?? null }, limits, []);
  const { newText } = splitNewText(inner.marked, { isReply: true });
  return { ...split, newText: [split.newText, newText].filter((part) => part !== '').join('\n\n') };
}

interface Sender {
  readonly address: string;
  readonly name: string | null;
}

function firstMailbox(candidates: readonly (Address | undefined)[]): Sender | null {
  for (const candidate of candidates) {
    for (const mailbox of candidate?.group ?? (candidate === undefined ? [] : [candidate])) {
      const address = cleanAddress(mailbox.address);
      if (address !== null) return { address, name: cleanName(mailbox.name) };
    }
  }
  return null;
}

function addresses(list: Email['to']): string[] {
  const mailboxes = (list ?? []).slice(0, 200).flatMap((entry) => entry.group ?? [entry]);
  return mailboxes.map((mailbox) => cleanAddress(mailbox.address)).filter((address) => address !== null);
}

/** The addresses of `Name <address>` texts, as JSON records carry them. */
export function parseMailbox(text: string): Sender | null {
  const bracketed = /^([^<]{0,300})<([^<>\s]{1,320})>\s*$/.exec(text);
  const address = cleanAddress(bracketed?.[2] ?? text);
  return address === null ? null : { address, name: cleanName(bracketed?.[1]) };
}

function cleanAddress(address: string | undefined): string | null {
  const text = normalizeText(address ?? '')
    .trim()
    .toLowerCase()
    .slice(0, 320);
  return text === '' ? null : text;
}

function cleanName(name: string | undefined): string | null {
  const text = normalizeText(name ?? '')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .slice(0, 200);
  return text === '' ? null : text;
}
