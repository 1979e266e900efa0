// Groups of messages that say the same new thing, among those that fit no business case. Words are weighed by how
// rare they are among what is known (cosine), groups found by density (DBSCAN, Ester et al. 1996), so that what belongs nowhere
// stays out of every group.
import { foldCase } from '../../text/fold-case.js';
import { words } from '../../text/words.js';

export interface ClusterText {
  readonly id: string;
  readonly text: string;
}

export interface TextCluster {
  /** Most typical first. */
  readonly members: readonly ClusterText[];
  /** Words and word sequences that set it apart from what is known, strongest first. */
  readonly phrases: readonly string[];
}

export interface ClusterSettings {
  /** Fewest members of a group; 5. */
  readonly leastMembers?: number;
  /** Cosine from which two messages are neighbours; .5. */
  readonly similarity?: number;
  /** Phrases told of each group; 5. */
  readonly phrases?: number;
}

const MOST_WORDS = 100;
const LEAST_LETTERS = 3;
/** A neighbourhood makes a group grow when it holds so many messages, itself included. */
const DENSE = 3;
const LONGEST_PHRASE = 3;

/** `background`: texts of the known cases; what is common there says nothing. Largest group first. */
export function clusterTexts(
  texts: readonly ClusterText[],
  background: readonly string[],
  settings: ClusterSettings = {},
): readonly TextCluster[] {
  const { leastMembers = 5, similarity = 0.5, phrases = 5 } = settings;
  const known = documentFrequency(background.map(tokensOf));
  const tokens = texts.map(({ text }) => tokensOf(text));
  const shared = documentFrequency(tokens);
  // what only one message says links it to none
  const linking = tokens.map((list) => list.filter((token) => (shared.get(token) ?? 0) > 1));
  const weigh = (token: string) => Math.log((background.length + 1) / ((known.get(token) ?? 0) + 1));
  const vectors = linking.map((list) => vectorOf(list, weigh, weigh('')));
  const neighbours = neighboursOf(vectors, similarity);

  const groupOf = new Map<number, number>();
  let groups = 0;
  for (const [start, near] of neighbours.entries()) {
    if (groupOf.has(start) || near.length < DENSE) continue;
    const open = [start];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      if (groupOf.has(member)) continue;
      groupOf.set(member, groups);
      const around = neighbours[member] ?? [];
      if (around.length >= DENSE) open.push(...around.filter((other) => !groupOf.has(other)));
    }
    groups++;
  }
  return Array.from({ length: groups }, (_, group) => {
    const members = [...groupOf].flatMap(([member, own]) => (own === group ? [member] : []));
    const inside = (member: number) =>
      (neighbours[member] ?? []).filter((other) => groupOf.get(other) === group).length;
    return members.sort((a, b) => inside(b) - inside(a) || a - b);
  })
    .filter((members) => members.length >= leastMembers)
    .sort((a, b) => b.length - a.length)
    .map((members) => {
      const own = members.flatMap((member) => texts[member] ?? []);
      return { members: own, phrases: typicalPhrases(own, background, phrases) };
    });
}

/** Words of at least three letters; numbers tell messages apart that say the same. */
const tokensOf = (text: string): readonly string[] =>
  words(foldCase(text), MOST_WORDS).filter((word) => word.length >= LEAST_LETTERS && !/\d/.test(word));

function documentFrequency(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const list of lists) {
    for (const token of new Set(list)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  }
  return frequency;
}

/** Of length 1, or shorter where there are only common words: `unknown`, a word never seen, is the least length. */
function vectorOf(
  tokens: readonly string[],
  weight: (token: string) => number,
  unknown: number,
): ReadonlyMap<string, number> {
  const vector = new Map([...new Set(tokens)].map((token) => [token, weight(token)]));
  const length = Math.max(Math.hypot(...vector.values()), unknown) || 1;
  return new Map([...vector].map(([token, value]) => [token, value / length]));
}

/** For each vector the positions of those at least so alike, itself included. */
function neighboursOf(
  vectors: readonly ReadonlyMap<string, number>[],
  atLeast: number,
): readonly (readonly number[])[] {
  const holders = new Map<string, [number, number][]>();
  for (const [position, vector] of vectors.entries()) {
    for (const [token, value] of vector) {
      const list = holders.get(token);
      if (list === undefined) holders.set(token, [[position, value]]);
      else list.push([position, value]);
    }
  }
  return vectors.map((vector) => {
    const sums = new Map<number, number>();
    for (const [token, value] of vector) {
      for (const [other, weight] of holders.get(token) ?? []) {
        sums.set(other, (sums.get(other) ?? 0) + value * weight);
      }
    }
    return [...sums].flatMap(([other, cosine]) => (cosine >= atLeast ? [other] : []));
  });
}

/** Share of the group that says it, times the logarithm of how much rarer it is elsewhere; no phrase within another. */
function typicalPhrases(
  members: readonly ClusterText[],
  background: readonly string[],
  most: number,
): readonly string[] {
  const inside = phraseCounts(members.map(({ text }) => text));
  const outside = phraseCounts(background);
  const scored = [...inside]
    .filter(([, count]) => count >= 2)
    .map(([phrase, count]) => {
      const share = count / members.length;
      const elsewhere = ((outside.get(phrase) ?? 0) + 0.5) / (background.length + 1);
      return { phrase, score: share * Math.log(share / elsewhere) * Math.sqrt(phrase.split(' ').length) };
    })
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1));
  const chosen: string[] = [];
  for (const { phrase, score } of scored) {
    if (chosen.length >= most || score <= 0) break;
    if (!chosen.some((other) => other.includes(phrase) || phrase.includes(other))) chosen.push(phrase);
  }
  return chosen;
}

function phraseCounts(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const list = words(foldCase(text), MOST_WORDS);
    const found = new Set<string>();
    for (let start = 0; start < list.length; start++) {
      for (let length = 1; length <= LONGEST_PHRASE && start + length <= list.length; length++) {
        const run = list.slice(start, start + length);
        const isWorthy =
          run.some((word) => word.length >= LEAST_LETTERS) && run.every((word) => !/\d/.test(word));
        if (isWorthy) found.add(run.join(' '));
      }
    }
    for (const phrase of found) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}
