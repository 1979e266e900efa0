import { normalizeText } from '../text/normalize-text.js';

export interface FormText {
  /** The free text, an empty line, then one `Label: value` line a field that is not empty. */
  readonly text: string;
  /** What the customer entered as e-mail address, lower case. */
  readonly email: string | null;
}

/**
 * One text of a submitted form. Fields that repeat the free text or that a browser adds (consent ticks, tokens) tell a
 * clerk nothing and are left out of the text; all stay in the message's `fields`.
 */
export function composeFormText(freeText: string, fields: Readonly<Record<string, string>>): FormText {
  const lines: string[] = [];
  const free: string[] = freeText.trim() === '' ? [] : [freeText.trim()];
  let email: string | null = null;
  for (const [rawLabel, rawValue] of Object.entries(fields)) {
    const label = normalizeText(rawLabel).replace(/\s+/g, ' ').trim();
    const value = normalizeText(rawValue).trim();
    if (value === '') continue;
    if (EMAIL_LABEL.test(label) && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(value)) email ??= value.toLowerCase();
    if (value === freeText.trim() || TECHNICAL_LABEL.test(label)) continue;
    if (FREE_LABEL.test(label) && free.length === 0) free.push(value);
    else lines.push(`${label}: ${value}`);
  }
  return { text: [...free, lines.join('\n')].filter((part) => part !== '').join('\n\n'), email };
}

const EMAIL_LABEL = /^(?:your |ihre |deine )?(?:e-?mail|mail)(?:-?\s?(?:adresse|address))?\*?$/i;
const FREE_LABEL =
  /^(?:your |ihre |deine )?(?:nachricht|message|text|mitteilung|anliegen|kommentar|comments?|beschreibung|description|frage|question)\*?$/i;
const TECHNICAL_LABEL =
  /^(?:_|csrf|token|captcha|g-recaptcha|honeypot|utm_|consent|datenschutz|privacy|agb|submit$|form_?id$|user-?agent$)/i;
