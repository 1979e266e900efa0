import { composeClassifierText } from '../../classification/compose-classifier-text.js';
import type { Example } from '../../domain/example.js';
import { foldCase } from '../../text/fold-case.js';
import { words } from '../../text/words.js';

/** What training reads of a row: an informative subject and the text. */
export function rowText({ text, subject }: Example): string {
  return composeClassifierText({ text, subject: subject ?? null });
}

/** The row's words, folded: rows with equal keys differ only in case, blanks, punctuation or the spelling of umlauts. */
export function rowKey(example: Example): string {
  const text = foldCase(rowText(example));
  const list = words(text);
  // a message of signs alone ("???", an emoji) is compared as it stands
  return list.length > 0 ? list.join(' ') : text.trim();
}
