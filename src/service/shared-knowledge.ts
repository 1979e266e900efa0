import type { BusinessCase } from '../domain/business-case.js';
import { type Example, isDisputed, type StoredExample } from '../domain/example.js';
import { heldOutFeedback } from '../knowledge/held-out-feedback.js';
import type { Store } from '../ports/store.js';
import { allPages } from './all-pages.js';
import type { KnowledgeSource } from './knowledge-source.js';

/** What was shipped with the product or laid beside it by the company, read once at the start. */
export interface BaseKnowledge {
  readonly businessCases: readonly BusinessCase[];
  readonly trainingRows: readonly Example[];
  readonly goldenRows: readonly Example[];
}

/**
 * The one knowledge base of all channels and instances: the base, overlaid by the store. A stored business case
 * replaces the base's of the same key; a stored example replaces the base's of the same text, since an agent who
 * corrects knows better than whoever wrote the base. What agents disagree about is left out.
 */
export function createSharedKnowledge(base: BaseKnowledge, store: Store, now: () => Date): KnowledgeSource {
  const businessCases = async () => {
    const stored = await store.businessCases.all();
    if (stored.length === 0) return base.businessCases;
    const merged = new Map(base.businessCases.map((businessCase) => [businessCase.key, businessCase]));
    for (const { version: _, ...businessCase } of stored) merged.set(businessCase.key, businessCase);
    return [...merged.values()];
  };
  return {
    businessCases,
    businessCase: async (key) =>
      (await businessCases()).find((businessCase) => businessCase.key === key) ?? null,
    trainingRows: async () => {
      const stored = await allExamples(store, false);
      const heldOut = new Set(heldOutFeedback(stored, now()).map(({ id }) => id));
      return merge(
        base.trainingRows,
        stored.filter(({ id }) => !heldOut.has(id)),
      );
    },
    heldOutRows: async () => heldOutFeedback(await allExamples(store, false), now()).map(asRow),
    goldenRows: async () => merge(base.goldenRows, await allExamples(store, true)),
  };
}

function merge(rows: readonly Example[], stored: readonly StoredExample[]): readonly Example[] {
  if (stored.length === 0) return rows;
  const replaced = new Set(stored.map(({ text }) => text));
  return [...rows.filter(({ text }) => !replaced.has(text)), ...stored.map(asRow)];
}

const asRow = ({
  id: _id,
  version: _version,
  golden: _golden,
  createdAt: _at,
  createdBy: _by,
  verdicts: _verdicts,
  ...row
}: StoredExample): Example => row;

async function allExamples(store: Store, golden: boolean): Promise<readonly StoredExample[]> {
  const examples: StoredExample[] = [];
  for await (const example of allPages((page) => store.examples.list({ golden, ...page })))
    if (!isDisputed(example)) examples.push(example);
  return examples;
}
