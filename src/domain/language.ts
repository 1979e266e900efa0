/** ISO 639-1 code in lower case (`de`, `en`, `fr` ...), or `und` where a text is too short or too strange to tell. */
export type Language = string;

/** The languages that names, answers and explanations are written in. */
export const DISPLAY_LANGUAGES = ['de', 'en'] as const;
export type DisplayLanguage = (typeof DISPLAY_LANGUAGES)[number];

/** A text for people, in every display language. */
export type LocalizedText = Readonly<Record<DisplayLanguage, string>>;
