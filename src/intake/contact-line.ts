import { LEGAL_LINE } from './footer-patterns.js';

/**
 * What a line below a name tells about its sender. `firm`, `legal` and `role` (post or department) are never part of a
 * private letter's text.
 */
export type ContactKind = 'firm' | 'legal' | 'role' | 'phone' | 'web' | 'email' | 'address' | 'none';

/** Classifies one line of a possible signature. Lines longer than 160 characters are `none`. */
export function contactKind(line: string): ContactKind {
  const text = line.trim();
  if (text === '' || text.length > 160) return 'none';
  if (LEGAL_LINE.test(text)) return 'legal';
  if (FIRM.test(text)) return 'firm';
  if (PHONE.test(text)) return 'phone';
  if (WEB.test(text)) return 'web';
  if (EMAIL.test(text)) return 'email';
  if (ADDRESS.test(text)) return 'address';
  return text.length <= 60 && ROLE.test(text) ? 'role' : 'none';
}

/** Whether the line names the customer's own order, contract or account: that is for the clerk, wherever it stands. */
export function namesCustomerReference(line: string): boolean {
  return REFERENCE.test(line);
}

const FIRM =
  /(?<![\p{L}\d])(?:g?GmbH|GesmbH|Ges\.m\.b\.H\.|mb[HB]|PartG|e\.\s?U\.|AG|KG|KGaA|OHG|GbR|UG|e\.\s?K\.|eG|SE|e\.\s?V\.|Ltd\.?|LLC|Inc\.?|Limited|PLC|B\.V\.|S\.A\.(?:S\.)?|S\.r\.l\.|Sàrl|LLP)(?!\p{L})/u;
/** "Leitung Fuhrpark", "IT-Einkauf", "Senior Account Manager": words with capitals, one of them a post or department. */
const ROLE =
  /^(?=(?:.* |.*[-/])?(?:\p{Lu}\p{L}*)?(?:[Ll]eit(?:er|erin|ung)|[Ee]inkauf|[Vv]ertrieb|[Vv]erkauf|[Bb]uchhaltung|[Ss]ekretariat|[Vv]erwaltung|[Ss]achbearbeit(?:er|erin|ung)|[Aa]ssisten(?:z|t|tin)|[Gg]eschäftsführ(?:er|erin|ung)|[Pp]rokurist(?:in)?|[Ii]nhaber(?:in)?|[Rr]eferent(?:in)?|[Ii]ngenieur(?:in)?|[Bb]erater(?:in)?|[Dd]isponent(?:in)?|[Dd]isposition|Controlling|Marketing|Abteilung|Manager(?:in)?|Management|Director|Officer|Assistant|Accountant|Engineer|Consultant|Administrator|Coordinator|Executive|Supervisor|Specialist|Analyst|Founder|Owner|Paralegal|Solicitor|Secretary|Procurement|Purchasing|Sales|Accounts|CEO|CFO|CTO)(?: |[/,&-]|$))\p{Lu}[\p{L}-]*(?:(?: |, | ?[/&] ?)(?:\p{Lu}[\p{L}-]*|of|and|und|für|der|des|the|for|to|im|in)){0,5}$/u;
const PHONE =
  /^(?:(?:tel|telefon|fon|phone|telephone|mobil|mobile|cell|handy|fax|telefax|direct|durchwahl|office|t|m|f|p|h|tél|zentrale|hotline)(?:[.:/ ]|\s?\()[\s.:/()]{0,6}|☎\s?|📞\s?)\+?[\d(]|^\+?[\d(][\d\s()/.-]{6,24}$/i;
const WEB =
  /(?:https?:\/\/|www\.)\S|(?:^|[\s|])(?:w|web|website|internet|homepage)\s?[:.]\s?\S{2,60}\.\p{L}{2,}|^\p{L}[\p{L}\d.-]{1,60}\.(?:de|com|at|ch|net|org|eu|uk|co\.uk|io)\/?$/iu;
const EMAIL = /^(?:e-?mail|mail|e)?[\s.:]{0,4}\S{1,64}@\S{1,100}\.\p{L}{2,10}(?:\s|$)/iu;
const ADDRESS =
  /^(?:(?:D|A|CH)-)?\d{4,5}\s+\p{Lu}\p{L}|^\p{L}[\p{L}. -]{1,40}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|hof|steig|stieg)\s?\d{1,4}|(?:straße|str\.|strasse|weg|platz|allee|gasse|ring|damm) \d{1,4}\s?[a-z]?(?:$|[,|·•])|^\d{1,5}[a-z]? \p{Lu}\p{L}{1,30}(?: \p{L}{1,20})? (?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|close|drive|way|court)(?!\p{L})|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/iu;
const REFERENCE =
  /(?:kunden|bestell|auftrags?|rechnungs?|vertrags?|policen?|versicherungs?|mitglieds?|vorgangs?|ticket|sendungs|zähler)[- ]?(?:nummer|nr|nr\.|konto|id)\b|kd\.?-?nr|(?:customer|order|invoice|contract|policy|account|member(?:ship)?|ticket|reference|tracking)\s?(?:number|no|id|#)/i;
