/** How soon a customer wants an answer, as far as the words tell. */
export const URGENCIES = ['normal', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

/**
 * What in a message speaks for haste or displeasure: it asks for haste, names a deadline, threatens with the law, is
 * angry, or shouts (capitals, exclamation marks).
 */
export const URGENCY_SIGNS = ['haste', 'deadline', 'legal-threat', 'anger', 'emphasis'] as const;
export type UrgencySign = (typeof URGENCY_SIGNS)[number];

/** One of them is enough. */
const STRONG_SIGNS: readonly UrgencySign[] = ['haste', 'legal-threat'];

/** `high` for a strong sign, or for any two: whoever is angry and names a deadline. */
export const urgencyOf = (signs: readonly UrgencySign[]): Urgency =>
  signs.length >= 2 || signs.some((sign) => STRONG_SIGNS.includes(sign)) ? 'high' : 'normal';

/** All of both, in the order of `URGENCY_SIGNS`. */
export const joinSigns = (
  some: readonly UrgencySign[],
  others: readonly UrgencySign[],
): readonly UrgencySign[] => URGENCY_SIGNS.filter((sign) => some.includes(sign) || others.includes(sign));
