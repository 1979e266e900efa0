/** A share of 1 as a percentage with one digit, as the language writes it. */
export const formatShare = (share: number, locale: string): string =>
  share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
