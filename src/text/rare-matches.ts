import { allMatches } from './all-matches.js';
import { DIGIT_MARK } from './marks.js';
import { type MatchStarts, matchStartsOf, mayStart, onlyStartsWith } from './match-starts.js';
import { readPattern } from './read-pattern.js';
import { requirementOf } from './required-runs.js';
import { meets, type RequirementSteps, stepsOf } from './requirement-steps.js';
import { emptyTextRuns, readTextRuns, type TextRuns } from './text-runs.js';

/**
 * As `allMatches`, made for long patterns that most texts hold no match of, and for texts that many of them are searched
 * for in: the text is looked over once for all of them. A pattern is tried only where the text has what every match
 * needs, and only at places where a match may start.
 */
export function rareMatches(
  text: string,
  pattern: RegExp,
  most = Number.POSITIVE_INFINITY,
): readonly RegExpExecArray[] {
  const { requirement, starts, sticky, after } = planOf(pattern);
  const runs = runsOf(text);
  if (requirement !== null && !meets(runs.table, requirement)) return NONE;
  if (starts === null) return allMatches(text, pattern, most);
  const { marks } = runs;
  const places = after === 'no-digit' ? runs.numberPlaces : after === 'no-letter' ? runs.startPlaces : null;
  const last = after === 'no-digit' ? runs.numbers : after === 'no-letter' ? runs.starts : text.length;
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (let index = 0; index < last; index += 1) {
    const at = places === null ? index : (places[index] ?? 0);
    if (!mayStart(starts, marks[at] ?? 0, marks[at + 1] ?? 0, marks[at + 2] ?? 0) || at < end) continue;
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match === null) continue;
    found.push(match);
    if (found.length >= most) break;
    end = sticky.lastIndex;
  }
  return found;
}

/** False only when the pattern finds nothing in the text, told without a search. */
export function mayMatch(text: string, pattern: RegExp): boolean {
  const { requirement } = planOf(pattern);
  return requirement === null || meets(runsOf(text).table, requirement);
}

const NONE: readonly RegExpExecArray[] = [];

interface SearchPlan {
  /** Null: none is known. */
  readonly requirement: RequirementSteps | null;
  /** Null: anywhere. */
  readonly starts: MatchStarts | null;
  /** The pattern for one place. */
  readonly sticky: RegExp;
  /** Behind what no match starts: a letter of a to z; or they start with a digit, and none behind another one. */
  readonly after: 'no-letter' | 'no-digit' | 'anything';
}

const plans = new WeakMap<RegExp, SearchPlan>();

function planOf(pattern: RegExp): SearchPlan {
  let plan = plans.get(pattern);
  if (plan === undefined) {
    const ways = readPattern(pattern.source);
    const starts = matchStartsOf(ways);
    const requirement = requirementOf(ways);
    plan = {
      requirement: requirement === null ? null : stepsOf(requirement),
      starts,
      sticky: new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`),
      // what stands before the first of several alternatives says nothing of the others
      after: ways.length > 1 ? 'anything' : startsAfter(pattern.source, starts),
    };
    plans.set(pattern, plan);
  }
  return plan;
}

function startsAfter(source: string, starts: MatchStarts | null): SearchPlan['after'] {
  if (DENIES_DIGIT.test(source) && starts !== null && onlyStartsWith(starts, DIGIT_MARK)) return 'no-digit';
  return DENIES_LETTER.test(source) ? 'no-letter' : 'anything';
}

/** What most patterns begin with. */
const DENIES_LETTER = /^\(\?<!\[(?:\\p\{L\}|A-Za-z)/;
const DENIES_DIGIT = /^\(\?<!\[[^\]^]{0,60}(?:\\d|\\p\{N\})/;

interface LookedOver {
  text: string;
  readonly runs: TextRuns;
}

/** A message's text and its subject are looked at by turns. */
let last: LookedOver = { text: '', runs: emptyTextRuns() };
let before: LookedOver = { text: '', runs: emptyTextRuns() };

function runsOf(text: string): TextRuns {
  if (last.text === text) return last.runs;
  [last, before] = [before, last];
  if (last.text !== text) {
    readTextRuns(text, last.runs);
    last.text = text;
  }
  return last.runs;
}
