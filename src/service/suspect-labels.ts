// Rows of the knowledge base that the latest training took for wrongly labelled, and what a person says of them.
import { createHash } from 'node:crypto';
import type { Example, StoredExample } from '../domain/example.js';
import type { SuspectDecision, SuspectLabel } from '../domain/suspect-label.js';
import { labelNow } from '../knowledge/cases/case-successors.js';
import { allPages } from './all-pages.js';
import { announceKnowledge } from './announce-knowledge.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { invalid, notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';
import { latestSuspects } from './training-reports.js';

export interface OpenSuspect extends SuspectLabel {
  readonly id: string;
  /** The example that it is; null: a row of the files that the service was started with. */
  readonly exampleId: string | null;
}

export interface OpenSuspects {
  /** The model whose training has looked; null: none has. */
  readonly modelId: string | null;
  readonly items: readonly OpenSuspect[];
}

export interface SuspectVerdict {
  readonly decision: SuspectDecision;
  /** Of `move`: where to; null: out of scope. What it reads as unless told. */
  readonly businessCase?: string | null;
}

/**
 * Suspect labels that nobody has decided on, surest first: the row is still there, once, with the label that was suspected,
 * and nobody has said since that it is right.
 */
export async function openSuspects(
  context: Pick<ServiceContext, 'store'>,
  knowledge: Pick<KnowledgeSource, 'trainingRows' | 'successors'>,
): Promise<OpenSuspects> {
  const found = await latestSuspects(context);
  if (found === null) return { modelId: null, items: [] };
  const [rows, successors, stored] = await Promise.all([
    knowledge.trainingRows(),
    knowledge.successors(),
    storedByText(context),
  ]);
  const byText = rowsByText(rows);
  const items = found.suspects.flatMap((suspect): OpenSuspect[] => {
    const own = byText.get(suspect.text) ?? [];
    const label = labelNow(successors, suspect.label);
    const suggested = labelNow(successors, suspect.suggested);
    const example = stored.get(suspect.text);
    if (own.length !== 1 || label === undefined || suggested === undefined || label === suggested) return [];
    if (own[0]?.label !== label || example?.checked) return [];
    return [{ ...suspect, label, suggested, id: suspectId(suspect.text), exampleId: example?.id ?? null }];
  });
  return { modelId: found.modelId, items };
}

/**
 * Takes a person's word on a suspect label. The row is then an example of the store, which replaces that of the files; what
 * is taken out stays out whatever the files say. Returns what was decided on.
 */
export async function decideSuspect(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  { id, verdict, by }: { readonly id: string; readonly verdict: SuspectVerdict; readonly by: string },
): Promise<Outcome<OpenSuspect>> {
  const { items } = await openSuspects(context, knowledge);
  const suspect = items.find((one) => one.id === id);
  if (suspect === undefined) return notFound('suspect-label', id);
  const { decision, businessCase = suspect.suggested } = verdict;
  if (decision === 'move' && businessCase !== null && (await knowledge.businessCase(businessCase)) === null) {
    return invalid('business-case-unknown', 'There is no such business case.', [
      { path: '/businessCase', sentence: 'is not a key of a business case' },
    ]);
  }
  const stored = (await storedByText(context)).get(suspect.text);
  const row = rowsByText(await knowledge.trainingRows()).get(suspect.text)?.[0];
  if (row === undefined) return notFound('suspect-label', id);
  const { store, clock } = context;
  const own = {
    id: stored?.id ?? id,
    version: 1,
    golden: false,
    createdAt: clock.now(),
    createdBy: by,
  } as const;
  if (stored !== undefined) await store.examples.remove(stored.id);
  const put = (example: StoredExample) => store.examples.insertMany([example]);
  if (decision === 'keep') await put({ ...(stored ?? { ...row, ...own }), checked: true });
  // whoever had said something else of it is overruled: what they said goes
  if (decision === 'move') await put({ ...row, ...own, label: businessCase, checked: true });
  if (decision === 'remove' && rowsByText(await knowledge.trainingRows()).has(suspect.text))
    await put({ ...row, ...own, id, withdrawn: true });
  await announceKnowledge(context, { suspect: id, decision });
  return ok(suspect);
}

/** Stored examples to learn from by their text; of several with the same one the last. */
async function storedByText({
  store,
}: Pick<ServiceContext, 'store'>): Promise<ReadonlyMap<string, StoredExample>> {
  const byText = new Map<string, StoredExample>();
  for await (const example of allPages((page) => store.examples.list({ golden: false, ...page })))
    if (!example.withdrawn) byText.set(example.text, example);
  return byText;
}

function rowsByText(rows: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const byText = new Map<string, Example[]>();
  for (const row of rows) {
    const own = byText.get(row.text);
    if (own === undefined) byText.set(row.text, [row]);
    else own.push(row);
  }
  return byText;
}

const suspectId = (text: string) => `suspect-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
