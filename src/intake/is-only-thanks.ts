// "Danke!" after a matter is done wants nothing of anybody. Told by a list of the words that such a message is made of, not
// by words that speak against it: one word that is not on the list, and a person reads it. So "Danke für nichts", "Danke im
// Voraus" and "Thanks, but ..." are no thanks, and neither is "Ja, danke", which may answer a question.
import type { Message } from '../domain/message.js';
import { subjectParts } from './normalize-subject.js';

/**
 * Whether a reply holds nothing but thanks: short, without a question, a number, a file, a form's fields or a subject of
 * its own. In doubt false. German and English.
 */
export function isOnlyThanks(
  message: Pick<Message, 'subject' | 'newText' | 'fields' | 'attachments'>,
): boolean {
  const { subject, newText, fields, attachments } = message;
  if (newText.length > LONGEST || attachments.length > 0 || Object.keys(fields).length > 0) return false;
  const { isReply, isForward, bare } = subjectParts(subject);
  if (isForward || (bare !== '' && !isReply && !areOnlyThanks(bare))) return false;
  return areOnlyThanks(newText);
}

const LONGEST = 200;

function areOnlyThanks(text: string): boolean {
  const small = text
    .toLowerCase()
    .normalize('NFC')
    .replace(SMILE, ' ')
    .replace(PERSON, ' ')
    .replace(STILL, ' ');
  if (/[?\d]/.test(small) || ASKS.test(small)) return false;
  // any other sign than a sentence's own, such as an angry face, stays and is no word of the list
  const words = small.split(/[\s.,;!…–-]+/).filter((word) => word !== '');
  return (
    words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || HARMLESS.has(word))
  );
}

const SMILE =
  /[\u{1f600}-\u{1f60a}\u{1f642}\u{1f917}\u{1f970}\u{1f973}\u{1f389}\u{1f490}\u{1f44d}\u{1f44c}\u{1f44f}\u{1f64f}\u{2764}\u{2705}]|[\u{1f3fb}-\u{1f3ff}]|\ufe0f|[:;]-?\)/gu;
const PERSON = /(?<!\p{L})(?:herrn?|frau|mrs?|ms|miss|dr)(?:\.\s?|\s)(?!\s)\p{L}{2,30}(?!\p{L})/gu;
/** "Noch einen schönen Tag", "schönen Tag noch"; elsewhere the word may tell of something that is still wrong. */
const STILL = /(?<!\p{L})noch(?=\s(?:eine?n?\s)?schöne)|(?<=(?:tag|abend|wochenende)\s)noch(?!\p{L})/gu;
/** A question without its mark: "hat es geklappt". */
const ASKS =
  /(?:^|[,.!;\n-]\s{0,3})(?:(?:und|and)\s)?(?:hat|haben|ist|sind|funktioniert|has|have|is|are|does|did)\s(?:es|das|die|alles|sie|jetzt|it|that|this|all|everything|you)(?!\p{L})/u;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const THANKS = words('danke dankeschön dank dankesehr merci thanks thank thx thanx ty cheers appreciated');
const HARMLESS = words(
  `vielen herzlichen besten lieben tausend schön sehr nochmal nochmals auch ihnen dir euch sie mir uns ihre ihrer deine
  eure für die den das der so und alles schnelle schnellen rasche super tolle großartige gute prompte kompetente
  freundliche nette hilfe antwort rückmeldung info infos information informationen unterstützung auskunft bearbeitung
  erledigung lösung service mühe gut bestens klar prima perfekt toll top klasse wunderbar spitze okay ok hat hab habe
  geklappt geholfen funktioniert läuft erledigt passt jetzt nun wieder ist wars war's schönen schönes guten tag abend
  wochenende ein einen wünsche hallo hi guten morgen liebes team moin viele liebe beste freundliche mit freundlichen grüße grüßen
  gruß herzliche lg vg mfg
  you very much so a lot many for your the quick fast prompt great kind reply response answer support assistance help
  info information all good everything is it that's works working now fine perfect awesome excellent brilliant
  wonderful super got sorted solved resolved did trick have nice lovely day weekend evening and again really hello hi
  dear team best kind regards wishes sincerely`,
);
