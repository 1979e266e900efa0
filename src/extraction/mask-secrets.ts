import { luhn } from './check-digits.js';

export const SECRET_TYPES = ['payment_card', 'cvv', 'pin', 'tan', 'password'] as const;
export type SecretType = (typeof SECRET_TYPES)[number];

export interface MaskedSecret {
  readonly type: SecretType;
  readonly start: number;
  readonly end: number;
}

const MASK = '•';
// issuer ranges of ISO/IEC 7812: 2-6 (travel, banks, Maestro); customers' reference numbers rarely pass Luhn by chance as well
const CARD = /(?<![\p{L}\p{N}]|\d[ .-])[2-6]\d{3}(?:[ .-]?\d{2,7}){2,5}(?![\p{L}\p{N}])/gu;
const VALUE = '["\'„“‚»]?([^\\s"\'„“”«»,;]{3,64})';
const IS =
  '(?:\\s{0,3}(?:[:=]|(?<!\\p{L})(?:lautet|ist|war|is|was|heißt|heisst)(?!\\p{L})(?: (?:nun|now|jetzt|aktuell|immer noch|still))?)\\s{0,3}){1,2}';
const LABELLED: readonly (readonly [SecretType, RegExp])[] = [
  [
    'cvv',
    /(?<!\p{L})(?:cvv2?|cvc2?|cvn|csc|prüfziffer|prüfnummer|kartenprüfnummer|sicherheitscode|security code)(?!\p{L})[^\d\n]{0,20}(\d{3,4})(?![\p{L}\p{N}])/giu,
  ],
  [
    'pin',
    /(?<!\p{L})(?:(?:karten|handy|sim|konto|online|telefon|service)?-?(?:pin|puk)(?:2|-?code|-?nummer|-?nr\.?)?|geheimzahl|geheimnummer)(?!\p{L})[^\d\n]{0,20}(\d{4,10})(?![\p{L}\p{N}])/giu,
  ],
  [
    'tan',
    /(?<!\p{L})(?:(?:i|m|sms-?|push-?|chip-?|photo-?)?tan(?:-?nummer|-?nr\.?|-?code)?|einmal(?:kennwort|passwort|code)|one[- ]time (?:code|password|passcode)|otp|bestätigungscode|freischaltcode|verification code|2fa[- ]code)(?!\p{L})[^\d\n]{0,20}(\d{4,10})(?![\p{L}\p{N}])/giu,
  ],
  [
    'password',
    new RegExp(
      `(?<!\\p{L})(?:pass(?:wort|word|code|phrase)|pwd?|kennwort|zugangscode|zugangsdaten|losung)(?!\\p{L})(?: (?:für|for|zum|zu|von|to|of) (?:\\p{L}+ ){0,2}\\p{L}{1,20})?${IS}${VALUE}`,
      'giu',
    ),
  ],
];
/** What follows "Passwort ist" when none is told. */
const NO_PASSWORD =
  /^(?:falsch|nicht|leider|weg|ungültig|abgelaufen|gesperrt|vergessen|unbekannt|richtig|korrekt|immer|wrong|not|invalid|expired|incorrect|locked|forgotten|lost|correct|no|nie|noch|auch|still|being|always|zu|too|sehr|mir|dann|aber|schon|already|never|wie|folgt|angeblich|required|reset|gone|unknown|the|das|ein|a|jetzt|now)[.!?]?$/i;

/**
 * Hides what must be kept nowhere: payment cards (13 to 19 digits that pass Luhn), and card check values, PINs, TANs and
 * passwords behind their labels. Each is replaced by as many `•`, so that offsets into the text stay right.
 */
export function maskSecrets(text: string): {
  readonly text: string;
  readonly masked: readonly MaskedSecret[];
} {
  const found: MaskedSecret[] = [];
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, '');
    if (digits.length >= 13 && digits.length <= 19 && luhn(digits)) {
      found.push({ type: 'payment_card', start: match.index, end: match.index + match[0].length });
    }
  }
  for (const [type, pattern] of LABELLED) {
    for (const match of text.matchAll(pattern)) {
      const secret = trimmed(match[1] ?? '');
      if (type === 'password' && (NO_PASSWORD.test(secret) || secret.length < 3)) continue;
      const end = match.index + match[0].length - ((match[1] ?? '').length - secret.length);
      found.push({ type, start: end - secret.length, end });
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
