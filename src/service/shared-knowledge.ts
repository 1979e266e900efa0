import type { Answer } from '../domain/answer.js';
import type { BusinessCase } from '../domain/business-case.js';
import { type Example, isLearnt, type StoredExample } from '../domain/example.js';
import { type CaseSuccessors, caseSuccessors, labelNow } from '../knowledge/cases/case-successors.js';
import { heldOutFeedback } from '../knowledge/held-out-feedback.js';
import type { Store } from '../ports/store.js';
import { allPages } from './all-pages.js';
import type { KnowledgeSource } from './knowledge-source.js';

/** What was shipped with the product or laid beside it by the company, read once at the start. */
export interface BaseKnowledge {
  readonly businessCases: readonly BusinessCase[];
  readonly trainingRows: readonly Example[];
  readonly goldenRows: readonly Example[];
  /** Default none. */
  readonly answers?: readonly Answer[];
}

export interface SharedKnowledgeOptions {
  /** Whether all corrections wait for a second person, whatever their case says; false unless told. */
  readonly twoPersons?: boolean;
}

/**
 * The one knowledge base of all channels and instances: the base, overlaid by the store. A stored business case
 * replaces the base's of the same key, a stored answer that of the same id; a stored example replaces the base's of the
 * same text, since an agent who corrects knows better than whoever wrote the base; one that was withdrawn takes it away. What
 * agents disagree about is left out, and so is what waits for a second person.
 */
export function createSharedKnowledge(
  base: BaseKnowledge,
  store: Store,
  now: () => Date,
  { twoPersons = false }: SharedKnowledgeOptions = {},
): KnowledgeSource {
  const businessCases = async () => {
    const stored = await store.businessCases.all();
    if (stored.length === 0) return base.businessCases;
    const merged = new Map(base.businessCases.map((businessCase) => [businessCase.key, businessCase]));
    for (const { version: _, successor, ...businessCase } of stored) {
      if (successor === undefined) merged.set(businessCase.key, businessCase);
      else merged.delete(businessCase.key);
    }
    return [...merged.values()];
  };
  const successors = async () => caseSuccessors(await store.businessCases.all());
  const trainingAndHeldOut = async () => {
    const stored = await allExamples(store, false);
    const heldOut = heldOutFeedback(stored, now());
    const ids = new Set(heldOut.map(({ id }) => id));
    return { stored: stored.filter(({ id }) => !ids.has(id)), heldOut };
  };
  return {
    businessCases,
    successors,
    businessCase: async (key) => {
      const keys = (await successors()).get(key) ?? [key];
      return (await businessCases()).find((businessCase) => businessCase.key === keys[0]) ?? null;
    },
    trainingRows: async () =>
      relabelled(merge(base.trainingRows, (await trainingAndHeldOut()).stored), await successors()),
    heldOutRows: async () => relabelled((await trainingAndHeldOut()).heldOut.map(asRow), await successors()),
    goldenRows: async () =>
      relabelled(merge(base.goldenRows, await allExamples(store, true)), await successors()),
    needsTwoPersons: async (cases) => {
      if (twoPersons) return true;
      const followed = await successors();
      const keys = new Set(cases.flatMap((key) => (key === null ? [] : (followed.get(key) ?? [key]))));
      return (await businessCases()).some((one) => one.twoPersons === true && keys.has(one.key));
    },
    answers: async () => {
      const merged = new Map((base.answers ?? []).map((answer) => [answer.id, answer]));
      for (const answer of await store.answers.all()) merged.set(answer.id, answer);
      return [...merged.values()];
    },
  };
}

/** Rows of cases that were renamed or merged have their successor's label; those that a split left without one go. */
const relabelled = (rows: readonly Example[], successors: CaseSuccessors): readonly Example[] =>
  successors.size === 0
    ? rows
    : rows.flatMap((row) => {
        const label = labelNow(successors, row.label);
        return label === undefined ? [] : [label === row.label ? row : { ...row, label }];
      });

function merge(rows: readonly Example[], stored: readonly StoredExample[]): readonly Example[] {
  if (stored.length === 0) return rows;
  const replaced = new Set(stored.map(({ text }) => text));
  const marked = new Map(
    rows.flatMap(({ text, entities }) => (entities && replaced.has(text) ? [[text, entities]] : [])),
  );
  return [
    ...rows.filter(({ text }) => !replaced.has(text)),
    ...stored.flatMap((example) => {
      // it only keeps the row of the base away
      if (example.withdrawn) return [];
      // who judged the case alone has said nothing against the facts that are marked
      const entities = example.entities ?? marked.get(example.text);
      return [{ ...asRow(example), ...(entities === undefined ? {} : { entities }) }];
    }),
  ];
}

const asRow = ({
  id: _id,
  version: _version,
  golden: _golden,
  createdAt: _at,
  createdBy: _by,
  verdicts: _verdicts,
  awaitsAgreement: _awaits,
  checked: _checked,
  withdrawn: _withdrawn,
  ...row
}: StoredExample): Example => row;

/** What is learnt, and what was taken out. */
async function allExamples(store: Store, golden: boolean): Promise<readonly StoredExample[]> {
  const examples: StoredExample[] = [];
  for await (const example of allPages((page) => store.examples.list({ golden, ...page })))
    if (example.withdrawn || isLearnt(example)) examples.push(example);
  return examples;
}
