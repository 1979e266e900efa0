import { mayMatch } from '../text/rare-matches.js';

/** False only when no line of the text closes a letter. */
export function mayHoldClosingLine(text: string): boolean {
  return mayMatch(text, CLOSING);
}

/** Whether a line closes a letter ("Mit freundlichen Grüßen", "Best regards", "LG"), alone or with the name behind it. */
export function isClosingLine(line: string): boolean {
  return line.length <= 80 && CLOSING.test(line);
}

const CLOSING =
  /^\s*(?:(?:und )?(?:mit |in )?(?:(?:freundlich|best|herzlich|lieb|viel|schön|sonnig|kollegial)(?:e|en|em|er|ste|sten)\s+(?:grüße|grüßen|grüsse|grüssen|gruesse|gruessen|gruß|gruss))|m\.?\s?f\.?\s?g\.?(?!\p{L})|(?:lg|vg|bg|gruß|gruss|grüße|grüsse|gruesse|hochachtungsvoll)(?!\p{L})|(?:with )?(?:best|kind|kindest|warm|warmest|many)\s+(?:regards|wishes|thanks)|regards(?!\p{L})|(?:yours )?(?:sincerely|faithfully|truly)|yours(?!\p{L})|cheers(?!\p{L})|thanks(?: again| in advance| and regards)?\s*[,!.]?\s*$|thank you\s*[,!.]?\s*$|cordialement|bien à vous|(?:cordiali|distinti) saluti|saludos|atentamente|(?:vielen |besten |herzlichen )?dank(?:e)?(?: im voraus)?\s*[,!.]?\s*$)/iu;
