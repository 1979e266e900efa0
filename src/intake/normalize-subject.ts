import { normalizeText } from '../text/normalize-text.js';

/** What the prefixes of a subject say, and the subject without them. */
export interface SubjectParts {
  readonly isReply: boolean;
  readonly isForward: boolean;
  /** Without "Re:", "AW:", "WG:", "[EXTERN]" and ticket tags; blanks single. */
  readonly bare: string;
}

/** Reads the reply and forward prefixes that mail programs set, in their languages, however often. */
export function subjectParts(subject: string | null): SubjectParts {
  let rest = normalizeText(subject ?? '')
    .slice(0, 1_000)
    .replace(/\s+/g, ' ')
    .trim();
  let isReply = false;
  let isForward = false;
  let outermost = true;
  for (let rounds = 0; rounds < 50; rounds++) {
    const match = PREFIX.exec(rest) ?? TAG.exec(rest);
    if (match === null) break;
    if (match[1] !== undefined) {
      const forward = FORWARDS.has(match[1].toLowerCase());
      // "WG: AW: Rechnung" is a forward of a reply
      if (outermost) [isReply, isForward, outermost] = [!forward, forward, false];
    }
    rest = rest.slice(match[0].length);
  }
  return { isReply, isForward, bare: rest.replace(TICKET_TAG, ' ').replace(/\s+/g, ' ').trim() };
}

const PREFIX =
  /^(re|aw|antw|antwort|sv|ref|rif|ris|odp|res|tr|wg|fwd?|fw|i|r|rv|enc|vs|doorst|ynt|ilt|pd|vá|vl)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?:\s*/i;
const TAG = /^\[?(?:extern(?:al)?|ext)\]\s*:?\s*/i;
const FORWARDS = new Set(['tr', 'wg', 'fw', 'fwd', 'i', 'rv', 'enc', 'doorst', 'ilt', 'pd', 'vl']);
const TICKET_TAG = /\[T-[A-Za-z0-9_-]{1,64}\]/g;
