import { NUMBER_WORD_PATTERN, numberFromWord } from '../text/number-words.js';
import { addDays, addMonths, type CalendarDay, isCalendarDay, weekdayOf } from './calendar-day.js';
import { LATIN, WORD_END, WORD_START } from './letters.js';
import { FULL_WEEKDAY_PATTERN, weekdayFromName } from './month-names.js';

type Groups = Readonly<Record<string, string | undefined>>;
/** One way of naming a day from the writer's today. */
export interface RelativeForm {
  readonly pattern: RegExp;
  readonly confidence: number;
  /** `around` is the text near the match: who says "am Freitag" shows only there whether it is over. */
  readonly resolve: (groups: Groups, today: CalendarDay, around: string) => CalendarDay | null;
}

const form = (source: string, confidence: number, resolve: RelativeForm['resolve']): RelativeForm => ({
  pattern: new RegExp(`(?<![${LATIN}\\d-])(?:${source})${WORD_END}`, 'gi'),
  confidence,
  resolve,
});

const NUMBER = `\\d{1,3}|${NUMBER_WORD_PATTERN}`;
const UNIT = 'tag(?:en?)?|wochen?|monat(?:en?)?|days?|weeks?|months?';
const PAST = 'letzte[nrms]?|vergangene[nrm]?|vorige[nrm]?|last|previous|past|this past';
const COMING = 'nächste[nrms]?|naechste[nrms]?|kommende[nrm]?|next|coming|this coming';
const THIS = 'diese[nrms]?|laufende[nr]|this';
const WEEK = `(?:(?<weekPast>${PAST})|(?<weekComing>${COMING})|(?<weekThis>${THIS}))\\s(?:woche|week)`;
const DAY = `(?<weekday>${FULL_WEEKDAY_PATTERN})`;
const WORDS: Readonly<Record<string, number>> = {
  vorgestern: -2,
  'day before yesterday': -2,
  gestern: -1,
  yesterday: -1,
  heute: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
  übermorgen: 2,
  uebermorgen: 2,
  'day after tomorrow': 2,
};
const dayOf = (word: string): number =>
  /^(?:this|tonight)/i.test(word) ? 0 : (WORDS[word.toLowerCase()] ?? 0);

export const RELATIVE_DATE_FORMS: readonly RelativeForm[] = [
  form(
    '(?:the )?(?<word>day before yesterday|day after tomorrow)|(?<word2>vorgestern|gestern|yesterday|heute|today|this (?:morning|afternoon|evening)|tonight|tomorrow|übermorgen|uebermorgen)',
    0.88,
    (groups, today) => addDays(today, dayOf(groups['word'] ?? groups['word2'] ?? '')),
  ),
  // not the time of day, not the greeting
  form(
    '(?<!(?:guten?|gutn|schönen|jeden|jedem|am|diesen|diesem|heute|gestern|vorgestern|tag|woch|freitag|der|den|des|vom|eines|einen|ein)\\s{1,2})(?<!heute auf )morgen(?!\\s{0,2}(?:[,!]|zusammen|liebe|ihr))',
    0.82,
    (_groups, today) => addDays(today, 1),
  ),
  form(
    `(?:heute |today )?(?:vor(?:\\s(?:genau|etwa|ca\\.?|circa|rund|ungefähr|gut|knapp))?\\s(?<ago>${NUMBER})\\s(?<agoUnit>${UNIT}))`,
    0.87,
    (groups, today) => shifted(today, groups['ago'], groups['agoUnit'], -1),
  ),
  form(
    `(?:exactly |about |around )?(?<ago>${NUMBER})\\s(?<agoUnit>days?|weeks?|months?)\\sago(?: today)?`,
    0.87,
    (groups, today) => shifted(today, groups['ago'], groups['agoUnit'], -1),
  ),
  form(
    `(?:heute )?in\\s(?:(?:genau|etwa|ca\\.?|about|exactly)\\s)?(?<ahead>${NUMBER})\\s(?<unit>${UNIT})(?!\\s(?:a|per|pro|die|the)\\s)`,
    0.84,
    (groups, today) => shifted(today, groups['ahead'], groups['unit'], 1),
  ),
  form('a fortnight ago|(?<ahead>in a fortnight)', 0.87, (groups, today) =>
    addDays(today, groups['ahead'] === undefined ? -14 : 14),
  ),
  // "am 8. d. M.", "vom 17. v. M.", as old letters have it
  form('(?<day>\\d{1,2})\\. ?(?:ds?|(?<before>v))\\. ?M(?:ts)?\\.', 0.88, (groups, today) => ({
    ...addMonths({ ...today, day: 1 }, groups['before'] === undefined ? 0 : -1),
    day: Number(groups['day']),
  })),
  form(`(?<ahead>${NUMBER})\\s(?<unit>days?|weeks?|months?)\\sfrom\\s(?:now|today)`, 0.87, (groups, today) =>
    shifted(today, groups['ahead'], groups['unit'], 1),
  ),
  form(`${WEEK}[\\s,]{1,2}(?:am |on )?${DAY}`, 0.89, weekdayOfWeek),
  form(`${DAY}[\\s,]{1,2}(?:in |in der |of |the )?${WEEK}`, 0.89, weekdayOfWeek),
  form(`(?:(?<past>${PAST})|(?<coming>${COMING})|(?<current>${THIS}))\\s${DAY}`, 0.88, (groups, today) => {
    const weekday = weekdayFromName(groups['weekday'] ?? '');
    if (weekday === null) return null;
    if (groups['past'] !== undefined) return previousWeekday(today, weekday);
    if (groups['coming'] !== undefined) return nextWeekday(today, weekday);
    return addDays(today, weekday - weekdayOf(today));
  }),
  form(
    `(?<day>\\d{1,2})(?:\\.|st|nd|rd|th)\\s(?:of )?(?:des )?(?:(?<monthPast>${PAST})|(?<monthComing>${COMING})|${THIS})\\s(?:monats|month)`,
    0.88,
    (groups, today) => {
      const offset = groups['monthPast'] !== undefined ? -1 : groups['monthComing'] !== undefined ? 1 : 0;
      const day = { ...addMonths({ ...today, day: 1 }, offset), day: Number(groups['day']) };
      return isCalendarDay(day) ? day : null;
    },
  ),
  form(
    `(?<!(?:${FULL_WEEKDAY_PATTERN})\\s?)(?<=${WORD_START}(?<preposition>am|bis|seit|ab|vom|zum|für|bis zum|on|by|since|until|till|from|before)\\s)${DAY}(?!\\s?(?:-|–|bis|und|to|and|through|or|oder)\\s?(?:${FULL_WEEKDAY_PATTERN}))`,
    0.72,
    plainWeekday,
  ),
];

/** "Haben Sie am Samstag geöffnet?" asks for every Saturday. */
const OPENING_HOURS =
  /(?<!\p{L})(?:haben|habt|hat|sind|seid|ist|are|is|do|does|when|wann)(?!\p{L})[^.!?]{0,60}(?<!\p{L})(?:(?:geöffnet|offen|geschlossen|open|closed)(?!\p{L})[^.!?]{0,40}|(?:auf|zu)\s{0,2})\?/iu;
const STILL_TO_COME =
  /(?<!\p{L})(?:soll|sollen|wird|werden|kann|können|könnte[nt]?|möchte[nt]?|würde|bitte|will|can|could|would|please|shall|available|verfügbar|erreichbar|passt|hätte gern\p{L}*|kommt|findet|ziehe[nt]?|fahre[nt]?|fliege[nt]?|brauche[nt]?|benötige[nt]?|heirate[nt]?|feiere?n?|termin|geplant|vereinbart|erwarte[nt]?|moving|leaving|need|needs|arrives|appointment|booked|due|expected|scheduled)(?!\p{L})/iu;
const OVER =
  /(?<!\p{L})(?:sollte|wollte|konnte|wurde|war|hätte \p{L}+ sollen|should have|was|were|had|did|kam|kamen|hatten?|gehabt|gekommen|geliefert|bestellt|gekauft|erhalten|bekommen|abgesagt|versprochen|zugesagt|erschienen|gewartet|zugestellt|ausgefallen|geplatzt|verpasst|nicht stattgefunden|missed|came|arrived|received|ordered|bought|promised|delivered|waited|told|said|failed|cancelled)(?!\p{L})/iu;

function shifted(
  today: CalendarDay,
  count: string | undefined,
  unit: string | undefined,
  sign: 1 | -1,
): CalendarDay | null {
  const number = numberFromWord(count ?? '');
  if (number === null || unit === undefined) return null;
  if (/^[md]onat|^month/i.test(unit)) return addMonths(today, sign * number);
  return addDays(today, sign * number * (/^[wW]/.test(unit) ? 7 : 1));
}

function weekdayOfWeek(groups: Groups, today: CalendarDay): CalendarDay | null {
  const weekday = weekdayFromName(groups['weekday'] ?? '');
  if (weekday === null) return null;
  const weeks = groups['weekPast'] !== undefined ? -1 : groups['weekComing'] !== undefined ? 1 : 0;
  return addDays(today, weekday - weekdayOf(today) + 7 * weeks);
}

function plainWeekday(groups: Groups, today: CalendarDay, around: string): CalendarDay | null {
  const weekday = weekdayFromName(groups['weekday'] ?? '');
  if (weekday === null || OPENING_HOURS.test(around)) return null;
  const preposition = groups['preposition']?.toLowerCase() ?? '';
  const ahead = /^(?:bis|bis zum|ab|zum|für|by|until|till|before)$/.test(preposition);
  const behind = /^(?:seit|vom|since|from)$/.test(preposition) || OVER.test(around);
  if (ahead || (!behind && STILL_TO_COME.test(around))) return nextWeekday(today, weekday);
  return previousWeekday(today, weekday);
}

function nextWeekday(today: CalendarDay, weekday: number): CalendarDay {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

function previousWeekday(today: CalendarDay, weekday: number): CalendarDay {
  return addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1));
}
