import type { GateCheckJson } from '../api/json-types.js';
import { formatShare } from '../shared/format-share.js';
import type { Words } from '../words/en.js';

/** What a check of the gate found, in the language of the page; a report of an earlier version speaks for itself. */
export function gateSentences(
  { name, passed, figures, sentences }: GateCheckJson,
  { words, caseName }: { readonly words: Words; readonly caseName: (key: string | null) => string },
): readonly string[] {
  const text = words.model;
  const { locale } = words;
  const share = (value: number) => formatShare(value, locale);
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  switch (figures?.kind) {
    case 'rows':
      return [
        text.rows(
          number(figures.rows),
          share(figures.challengerAccuracy),
          share(figures.championAccuracy ?? 0),
        ),
        text.differ(number(figures.won), number(figures.lost), number(figures.pValue, 3)),
        passed ? text.notWorse : text.worse,
      ];
    case 'not-compared':
      return [text.notCompared(number(figures.rows))];
    case 'cases':
      return figures.lost.length === 0
        ? [text.noneLost(number(figures.judged))]
        : figures.lost.map(({ businessCase, champion, challenger }) =>
            text.caseLost(caseName(businessCase), share(champion), share(challenger)),
          );
    case 'calibration':
      return [text.calibrated(number(figures.challenger, 3), number(figures.champion, 3))];
    case 'limit': {
      const unit = name === 'size' ? 'MB' : 'ms';
      return [text.limit(`${number(figures.value, 2)} ${unit}`, `${number(figures.limit)} ${unit}`)];
    }
    default:
      return sentences;
  }
}
