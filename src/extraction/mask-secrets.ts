import { rareMatches } from '../text/rare-matches.js';
import { luhn } from './check-digits.js';
import { isSecretLabel } from './is-secret-label.js';

export const SECRET_TYPES = ['payment_card', 'cvv', 'pin', 'tan', 'password'] as const;
export type SecretType = (typeof SECRET_TYPES)[number];

export interface MaskedSecret {
  readonly type: SecretType;
  readonly start: number;
  readonly end: number;
}

const MASK = '•';
// issuer ranges of ISO/IEC 7812: 2-6 (travel, banks, Maestro); customers' reference numbers rarely pass Luhn by chance as well
const CARD =
  /(?<![\p{L}\p{N}]|\d[ .-])[2-6]\d{3}(?:(?:\s{1,2}\d{4}){2}\s{1,2}\d{1,7}|(?:[ .-]?\d{2,7}){2,5})(?![\p{L}\p{N}])/gu;
/** Not the label of another field: "Zugangsdaten:\nBenutzer: karin". */
const NO_LABEL = '(?!\\p{L}[\\p{L}-]{0,30}\\s?[:=](?:\\s|$))';
/** In quotation marks several words. */
const VALUE = `["'„“‚»]?${NO_LABEL}((?<=["„“»])[^"„“”«»\\n]{3,64}(?=["“”«])|[^\\s"'„“”«»,;]{3,64})`;
const IS =
  '(?:\\s{0,3}(?:[:=]|(?<!\\p{L})(?:lautet|ist|war|is|was|heißt|heisst)(?!\\p{L})(?: (?:nun|now|jetzt|aktuell|immer noch|still))?)\\s{0,3}){1,2}';
/** What may stand between a label and its digits; any other word ("PIN für Vertrag 123456") means another number. */
const GAP =
  '(?:[\\s:=.,;"\'„“‚‘()/–-]|(?<!\\p{L})(?:ist|war|wäre|lautete?|heißt|is|was|nummer|nr|number|no|code|neu|alt|new|old|hier|here|nämlich|zwar|und|dazu|auf|der|die|das|the|on|back|rückseite|habe|ich|eingegeben|entered|i|used|my|meine)(?!\\p{L})){0,12}';
const digits = (label: string, count: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${label})(?!\\p{L})${GAP}(?<!\\d)(${count})(?![\\p{L}\\p{N}])`, 'giu');
const LABELLED: readonly (readonly [SecretType, RegExp])[] = [
  [
    'cvv',
    digits(
      'cvv2?|cvc2?|cvn|csc|prüfziffer|prüfnummer|prüfcode|karten(?:prüf|kontroll)(?:nummer|code)|sicherheitscode|security code|(?:3|4|three|four|drei|vier)[- ]?(?:digit|stellige[rn]?) (?:code|nummer)|code on the back',
      '\\d{3,4}',
    ),
  ],
  [
    'pin',
    digits(
      '(?:karten|handy|sim|konto|online|telefon|service)?-?(?:pin|puk)(?:2|-?code|-?nummer|-?nr\\.?)?|geheimzahl|geheimnummer|passcode|entsperrcode',
      '\\d{4,10}',
    ),
  ],
  [
    'tan',
    digits(
      '(?:i|m|sms-?|push-?|chip-?|photo-?)?tan(?:-?nummer|-?nr\\.?|-?code)?|einmal-?(?:kennwort|passwort|code)|one[- ]time (?:code|password|passcode)|otp|(?:bestätigungs|freischalt|aktivierungs|sms-?)code|(?:verification|activation|2fa|sms)[- ]code',
      '\\d{4,10}',
    ),
  ],
  ['tan', /(?<!\p{L})code\s{1,2}(\d{4,8})(?=\s(?:per|via|by|als|from|aus der)\s(?:sms|text))/giu],
  // "Zugangsdaten: max / geheim99": the second of two
  [
    'password',
    new RegExp(
      `(?<!\\p{L})(?:zugangsdaten|login-?daten|login|credentials)\\s?[:=]\\s?[^\\s/|]{2,40}\\s?[/|]\\s?${NO_LABEL}([^\\s,;]{3,64})`,
      'giu',
    ),
  ],
  // "Passwort Rosen4Du": without a colon only what has letters and digits or signs
  [
    'password',
    new RegExp(
      `(?<!\\p{L})(?:[\\p{L}-]{0,20}(?:passwort|kennwort)|password|passphrase|pass(?=:))(?!\\p{L})(?:\\s?\\([^)\\n]{1,20}\\))?[:\\s]{1,4}(?=[^\\s]{0,40}\\d)(?=[^\\s]{0,40}\\p{L})${VALUE}`,
      'giu',
    ),
  ],
  [
    'password',
    new RegExp(
      `(?<!\\p{L})(?:[\\p{L}-]{0,20}(?:passwort|kennwort)|pass(?:word|code|phrase)|pass(?=\\s?[:=])|pwd?|zugangscode|zugangsdaten|losung)(?!\\p{L})(?:\\s?\\([^)\\n]{1,20}\\))?(?: (?:für|for|zum|zu|von|to|of) (?:\\p{L}+ ){0,2}\\p{L}{1,20})?${IS}${VALUE}`,
      'giu',
    ),
  ],
];
/** Named behind: "mit Rosen4Du als Passwort", "Rosen4Du as my password", "4711 as the PIN", "Rosen4Du ist mein Passwort". */
const DETERMINER =
  '(?:(?:das|die|mein|meine|meinem|meiner|ein|neues|neue|altes|alte|aktuelles|the|my|a|new|old|current)\\s){0,3}';
const PASSWORD_WORD =
  '(?:[\\p{L}-]{0,20}(?:passwort|kennwort)|password|passphrase|passcode|pwd?|zugangscode)(?![\\p{L}\\p{N}])';
/** Letters with digits, or letters with a sign that no ordinary word has. */
const TELLING = '(?=[^\\s]{0,63}\\p{L})(?=[^\\s]{0,63}[\\d!?#$%&*@+_=])([^\\s"\'„“”«»,;:]{4,64})';
const NAMED_BEHIND: readonly (readonly [SecretType, RegExp])[] = [
  [
    'password',
    new RegExp(`(?<![^\\s"'„“‚»(])${TELLING}["'“”«]?,?\\s(?:als|as)\\s${DETERMINER}${PASSWORD_WORD}`, 'giu'),
  ],
  [
    'password',
    new RegExp(
      `(?<!\\p{L})(?:mit|with|using|gebe|nehme|use|enter|entered|typed|typing)\\s["'„“‚»]?(?!(?:dem|der|diesem|meinem|meiner|einem|ihm|this|that|it|my|the|a)\\s)([^\\s"'„“”«»,;]{3,64})["'“”«]?\\s(?:als|as)\\s${DETERMINER}${PASSWORD_WORD}`,
      'giu',
    ),
  ],
  [
    'password',
    new RegExp(`["„“»]([^"„“”«»\\n]{3,64})["“”«],?\\s(?:als|as)\\s${DETERMINER}${PASSWORD_WORD}`, 'giu'),
  ],
  // behind it the sentence ends: "Bei Auftrag A1234 ist mein Passwort falsch" names none
  [
    'password',
    new RegExp(
      `(?<![^\\s"'„“‚»(])${TELLING}["'“”«]?\\s(?:ist|war|lautet|is|was)\\s${DETERMINER}${PASSWORD_WORD}(?=\\s{0,3}(?:[.!,;)\\n]|$|(?:und|and)\\s))`,
      'giu',
    ),
  ],
  [
    'pin',
    new RegExp(
      `(?<![\\p{L}\\p{N}])(\\d{3,10})["'“”«]?\\s(?:als|as)\\s${DETERMINER}(?:[\\p{L}-]{0,12}(?:pin|puk|tan)|cvv|cvc|otp|geheimzahl)(?![\\p{L}\\p{N}])`,
      'giu',
    ),
  ],
];
/** What follows "Passwort ist" when none is told. */
const NO_PASSWORD =
  /^(?:falsch|nicht|leider|weg|ungültig|abgelaufen|gesperrt|vergessen|unbekannt|richtig|korrekt|immer|wrong|not|invalid|expired|incorrect|locked|forgotten|lost|correct|no|nie|noch|auch|still|being|always|zu|too|sehr|mir|dann|aber|schon|already|never|wie|folgt|angeblich|auf|bei|in|on|at|fine|ok|okay|gut|good|working|nur|only|required|denied|changed|declined|rejected|accepted|blocked|geändert|abgelehnt|zurückgesetzt|reset|gone|unknown|benutzer|benutzername|username|user|login|email|e-mail|kundennummer|name|the|das|ein|a|jetzt|now)[.!?]?$/i;

/**
 * Hides what must be kept nowhere: payment cards (13 to 19 digits that pass Luhn), and card check values, PINs, TANs and
 * passwords behind their labels. Each is replaced by as many `•`, so that offsets into the text stay right.
 */
export function maskSecrets(text: string): {
  readonly text: string;
  readonly masked: readonly MaskedSecret[];
} {
  const found: MaskedSecret[] = [];
  for (const match of rareMatches(text, CARD)) {
    const digits = match[0].replace(/\D/g, '');
    if (digits.length >= 13 && digits.length <= 19 && luhn(digits)) {
      found.push({ type: 'payment_card', start: match.index, end: match.index + match[0].length });
    }
  }
  for (const [type, pattern] of LABELLED) {
    for (const match of rareMatches(text, pattern)) {
      const secret = trimmed(match[1] ?? '');
      if (type === 'password' && (NO_PASSWORD.test(secret) || secret.length < 3)) continue;
      const end = match.index + match[0].length - ((match[1] ?? '').length - secret.length);
      found.push({ type, start: end - secret.length, end });
    }
  }
  for (const [type, pattern] of NAMED_BEHIND) {
    for (const match of rareMatches(text, pattern)) {
      const secret = match[1] ?? '';
      if (type === 'password' && NO_PASSWORD.test(secret)) continue;
      const start = match.index + match[0].indexOf(secret);
      found.push({ type, start, end: start + secret.length });
    }
  }
  const masked = withoutOverlaps(found);
  let at = 0;
  let shown = '';
  for (const { start, end } of masked) {
    shown += text.slice(at, start) + MASK.repeat(end - start);
    at = end;
  }
  return { text: masked.length === 0 ? text : shown + text.slice(at), masked };
}

/**
 * The value of a form field, or of any other pair of name and value, without secrets: all of it where the label names one,
 * else what would be hidden in a text, the label before it.
 */
export function maskField(label: string, value: string): string {
  if (isSecretLabel(label)) return MASK.repeat(value.trim().length);
  const before = `${label.replace(/[\s:]+$/, '')}: `;
  const labelled = maskSecrets(before + value).text.slice(before.length);
  const alone = maskSecrets(value).text;
  // a pattern may end at what the label adds, or begin in it
  return Array.from({ length: value.length }, (_, at) => (labelled[at] === MASK ? MASK : alone[at])).join('');
}

/** The full stop that ends the sentence is not part of a password. */
function trimmed(secret: string): string {
  return secret.replace(/[.)\]]$/, '');
}

function withoutOverlaps(secrets: readonly MaskedSecret[]): readonly MaskedSecret[] {
  const kept: MaskedSecret[] = [];
  for (const secret of [...secrets].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || secret.start >= last.end) kept.push(secret);
  }
  return kept;
}
