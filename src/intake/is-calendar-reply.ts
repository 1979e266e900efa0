import type { AttachedFile } from './attached-files.js';

/**
 * Whether a mail only says that an invitation was accepted, declined or left open (RFC 5546, 3.2.3: a calendar part with
 * METHOD:REPLY), with nothing that a person has written: no comment in the calendar part, and no text but the mail
 * program's own sentence.
 */
export function isCalendarReply(files: readonly AttachedFile[], newText: string): boolean {
  const calendar = files.find(({ type }) => type === 'text/calendar' || type === 'application/ics');
  if (calendar === undefined) return false;
  const content = Buffer.from(calendar.bytes.subarray(0, LOOKED_AT)).toString('utf8');
  if (!/^METHOD:REPLY[ \t]*\r?$/im.test(content) || /^COMMENT(?:;[^:\r\n]{0,200})?:[ \t]*\S/im.test(content))
    return false;
  const text = newText.trim();
  return text === '' || (OWN_SENTENCE.test(text) && !/with this note|mit dieser notiz/i.test(text));
}

const LOOKED_AT = 20_000;
/** What Gmail ("Anna Berg has accepted this invitation."), Outlook and Apple write themselves. */
const OWN_SENTENCE =
  /^[^\n]{0,80}(?:(?:has |have )?(?:tentatively )?(?:accepted|declined|replied "?maybe"? to) (?:this|the|your) (?:invitation|meeting|event)|hat (?:diese|die|ihre) (?:einladung|termineinladung)[^\n]{0,40}(?:angenommen|abgelehnt|zugesagt|beantwortet)|hat (?:unter vorbehalt |vorläufig )?(?:zugesagt|abgesagt))/i;
