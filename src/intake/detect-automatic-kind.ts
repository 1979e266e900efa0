import type { AutomaticKind } from '../domain/message.js';
import { headerValue, type MailHeaders } from './mail-headers.js';
import {
  callsItselfAutomatic,
  isAutoReplySubject,
  isOutOfOfficeSubject,
  looksLikeOutOfOffice,
  looksLikeReceipt,
  mentionsAbsence,
} from './out-of-office-text.js';

export interface AutomaticEvidence {
  readonly headers: MailHeaders;
  readonly from: string | null;
  readonly subject: string | null;
  readonly newText: string;
  /** Media types of all parts that were kept as files. */
  readonly partTypes: readonly string[];
  /** Text of a `message/delivery-status` part (RFC 3464), empty when there is none. */
  readonly deliveryStatus: string;
  /** It answers an invitation and says nothing else (`isCalendarReply`). */
  readonly calendarReply: boolean;
  /** Our own addresses, lower case. */
  readonly ownAddresses: readonly string[];
}

/** The header that Weiche sets on all it sends (`X-Weiche-Loop: 1`). */
export const LOOP_HEADER = 'x-weiche-loop';

/** A mail passes few servers, each of which writes a Received field; one that goes round in circles gathers them. */
const MOST_HOPS = 50;

/**
 * What kind of machine wrote a mail, or null when a person did. Headers decide first (RFC 3834 Auto-Submitted, RFC
 * 3464 delivery status, RFC 5965 feedback reports, RFC 2919 List-Id), then subjects and wording of absence notices.
 * A customer's mail that merely speaks of an absence or of a bounce stays a customer's mail.
 */
export function detectAutomaticKind(evidence: AutomaticEvidence): AutomaticKind | null {
  const { headers } = evidence;
  const from = (evidence.from ?? '').toLowerCase();
  if (headers.has(LOOP_HEADER) || (from !== '' && evidence.ownAddresses.includes(from))) return 'loop';
  if ((headers.get('received')?.length ?? 0) > MOST_HOPS) return 'loop';
  return (
    reportKind(evidence, from) ??
    (evidence.calendarReply ? 'auto-generated' : null) ??
    answerKind(evidence) ??
    listKind(headers, evidence.ownAddresses) ??
    wordingKind(evidence, from)
  );
}

function reportKind(evidence: AutomaticEvidence, from: string): AutomaticKind | null {
  const type = headerValue(evidence.headers, 'content-type').toLowerCase();
  const has = (part: string): boolean => evidence.partTypes.includes(part);
  if (has('message/feedback-report') || /report-type="?feedback-report/.test(type)) return 'delivery-report';
  if (has('message/disposition-notification') || /report-type="?disposition-notification/.test(type))
    return 'delivery-report';
  if (has('message/delivery-status') || /report-type="?delivery-status/.test(type)) {
    return /^action:\s*(?:delivered|relayed|expanded|delayed)/im.test(evidence.deliveryStatus)
      ? 'delivery-report'
      : 'bounce';
  }
  if (headerValue(evidence.headers, 'x-failed-recipients') !== '') return 'bounce';
  const daemon =
    /^(?:mailer-daemon|postmaster|mail-daemon|maildaemon)@/.test(from) ||
    /mailer-daemon/i.test(headerValue(evidence.headers, 'from'));
  const subject = evidence.subject ?? '';
  if (daemon && BOUNCE_SUBJECT.test(subject)) return 'bounce';
  return daemon ? 'auto-generated' : null;
}

const BOUNCE_SUBJECT =
  /undeliver|unzustellbar|undelivered|delivery (?:status|failure|has failed|failed)|failure notice|returned mail|mail delivery|nicht zugestellt|zustellung|non remis|returned to sender|mailsystem error/i;

function answerKind(evidence: AutomaticEvidence): AutomaticKind | null {
  const { headers } = evidence;
  const subject = (evidence.subject ?? '').trim();
  const submitted = headerValue(headers, 'auto-submitted').toLowerCase();
  const precedence = headerValue(headers, 'precedence').toLowerCase();
  const answered =
    submitted.startsWith('auto-replied') ||
    submitted.startsWith('auto-notified') ||
    precedence === 'auto_reply' ||
    ANSWER_HEADERS.some((name) => headers.has(name));
  const absent = (): boolean => isOutOfOfficeSubject(subject) || mentionsAbsence(evidence.newText);
  if (answered)
    return absent() || ABSENCE_HEADERS.some((name) => headers.has(name)) ? 'out-of-office' : 'auto-reply';
  if (isOutOfOfficeSubject(subject)) return 'out-of-office';
  if (isAutoReplySubject(subject)) return absent() ? 'out-of-office' : 'auto-reply';
  // any value but "no" names a machine; a subject of ours in it was handled above
  if (submitted !== '' && submitted !== 'no') return absent() ? 'out-of-office' : 'auto-generated';
  return null;
}

const ANSWER_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponse',
  'x-auto-reply',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-vacation',
];
const ABSENCE_HEADERS = ['x-vacation', 'x-ms-exchange-inbox-rules-loop'];

/** Newsletters and list mail. A company's own group address (Google Groups) puts its List-Id on customers' mails, too. */
function listKind(headers: MailHeaders, ownAddresses: readonly string[]): AutomaticKind | null {
  const precedence = headerValue(headers, 'precedence').toLowerCase();
  const listId = headerValue(headers, 'list-id').toLowerCase();
  const own = ownAddresses.some((address) => {
    const dotted = address.replace('@', '.');
    return listId.includes(`<${dotted}>`) || listId === dotted;
  });
  if (listId !== '' && own) return null;
  if (listId !== '') return 'mailing-list';
  const bulk = precedence === 'bulk' || precedence === 'list' || precedence === 'junk';
  if (
    headers.has('list-unsubscribe') &&
    (bulk || headers.has('feedback-id') || headers.has('list-unsubscribe-post'))
  )
    return 'mailing-list';
  if (headers.has('list-unsubscribe') || precedence === 'list') return 'mailing-list';
  return bulk ? 'auto-generated' : null;
}

function wordingKind(evidence: AutomaticEvidence, from: string): AutomaticKind | null {
  if (looksLikeOutOfOffice(evidence.newText)) return 'out-of-office';
  if (looksLikeReceipt(evidence.newText)) return 'auto-reply';
  if (!callsItselfAutomatic(evidence.newText)) return null;
  const suppressed = /\b(?:all|autoreply|oof)\b/i.test(
    headerValue(evidence.headers, 'x-auto-response-suppress'),
  );
  const robot = /^(?:no-?reply|do-?not-?reply|noreply|nicht-?antworten|keine-?antwort)\b/.test(from);
  return suppressed || robot ? 'auto-generated' : null;
}
