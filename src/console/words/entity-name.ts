import type { Words } from './en.js';

/** The name of an entity type for people; a company's own type is told by its key. */
export const entityName = (words: Words, type: string): string =>
  words.entity[type] ?? type.replaceAll('_', ' ');
