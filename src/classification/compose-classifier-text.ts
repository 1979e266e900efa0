import { leaveOutDeniedWishes, type WantedText } from '../text/leave-out-denied-wishes.js';

export interface ComposedMessage {
  /** What the customer newly wrote. */
  readonly text: string;
  readonly subject?: string | null;
}

/**
 * What the classifier reads of a message: an informative subject, then the new text, without the wishes that it denies.
 * Training rows and live messages go through this one function, so that the model meets what it was trained on.
 */
export function wantedText(message: ComposedMessage): WantedText {
  return leaveOutDeniedWishes(composeClassifierText(message));
}

/** An informative subject, then the new text. */
export function composeClassifierText(message: ComposedMessage): string {
  const subject = informativeSubject(message.subject ?? '');
  return subject === '' ? message.text : `${subject}\n${message.text}`;
}

/** The subject without reply marks and ticket numbers; empty when it only names the form or greets. */
export function informativeSubject(subject: string): string {
  let rest = subject.slice(0, MAX_SUBJECT_LENGTH).replace(TICKET_MARK, ' ').trim();
  for (let previous = ''; previous !== rest; ) {
    previous = rest;
    rest = rest.replace(REPLY_MARK, '').trim();
  }
  return EMPTY_SUBJECTS.has(
    rest
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim(),
  )
    ? ''
    : rest;
}

const MAX_SUBJECT_LENGTH = 300;
const TICKET_MARK = /\[[A-Za-z]{1,10}-[^\]\s]{1,64}\]/g;
const REPLY_MARK = /^(?:re|aw|antw|antwort|fw|fwd|wg|tr|sv|rif|betreff|subject)(?:\[\d{1,3}\])?\s?:/i;
const EMPTY_SUBJECTS = new Set(
  `|kein betreff|ohne betreff|no subject|none|anfrage|ihre anfrage|meine anfrage|kundenanfrage|frage|eine frage|fragen|hallo|hi|hello
  |guten tag|kontakt|kontaktformular|nachricht|neue nachricht|mitteilung|info|information|wichtig|dringend|eilt|bitte um hilfe|hilfe
  |question|a question|query|enquiry|inquiry|contact|contact form|contact us|message|new message|help|urgent|important|request
  |anliegen|kundenservice|customer service|support|kundennummer`
    .split('|')
    .map((phrase) => phrase.trim()),
);
