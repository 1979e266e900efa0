// A form's field has its label beside it, not before it in one text: what the customer wrote into "Passwort" is a secret
// whatever it looks like, several words too. A label that merely speaks of one ("Passwort vergessen?") names none.

/** Whether a form field or attribute of this name holds a password, PIN, TAN or card check value: `Ihr Kennwort`, `newPassword`, `card_cvc`. */
export function isSecretLabel(label: string): boolean {
  const words = label
    .slice(0, LONGEST_LABEL)
    .normalize('NFC')
    .replace(/\([^)]{0,60}\)?|\[|\]/g, ' ')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  for (; words.length > 0; words.pop()) {
    const last = words.at(-1) ?? '';
    if (SECRET.test(last) || SECRET_PAIR.test(words.slice(-2).join(' '))) return true;
    if (!QUALIFIER.test(last)) return false;
  }
  return false;
}

const LONGEST_LABEL = 200;
/** What may follow the word: "Passwort wiederholen", "PIN-Nummer", "Password 2". */
const QUALIFIER =
  /^(?:wiederholen|wiederholung|bestätigen|bestätigung|repeat|confirm|confirmation|again|neu|alt|aktuell|new|old|current|nummer|nr|number|no|code|value|wert|eingeben|bitte|please|hier|here|pflichtfeld|required|\d{1,2})$/;
const SECRET =
  /^(?:\p{L}{0,20}(?:passw(?:or[dt]|d)|kennwort|losungswort|geheimzahl|geheimnummer|geheimwort)\d?|pass(?:code|phrase)?|pwd?|(?:karten|handy|sim|konto|online|telefon|service|e?banking)?(?:pin|puk)\d?(?:code|nummer|nr)?|(?:i|m|e|sms|push|chip|photo)?tan(?:nummer|code|nr)?|otp|totp|cvv2?|cvc2?|cvn|csc|prüfziffer|kartenprüf(?:nummer|ziffer|code)|prüfcode|sicherheitscode|einmalcode|zugangscode|freischaltcode|aktivierungscode|entsperrcode|zugangsdaten|logindaten|credentials|secret)$/u;
const SECRET_PAIR =
  /^(?:security|verification|access|activation|unlock|one-?time|2fa|sms|cvv|cvc|pass|pin|tan) (?:code|word)$|^(?:sicherheits|prüf|zugangs|einmal) code$|^login daten$/;
