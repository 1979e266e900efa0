import { createHash } from 'node:crypto';
import {
  BUSINESS_CASE_KEY,
  type BusinessCase,
  type CaseSuccessor,
  type StoredBusinessCase,
} from '../domain/business-case.js';
import type { Example, StoredExample } from '../domain/example.js';
import type { LocalizedText } from '../domain/language.js';
import type { Workflow } from '../domain/workflow.js';
import { assignToParts } from '../knowledge/cases/assign-to-parts.js';
import { announceKnowledge } from './announce-knowledge.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { conflict, invalid, notFound, type Outcome, ok, type Refusal } from './outcome.js';
import { replaceDocument } from './replace-document.js';
import type { ServiceContext } from './service-context.js';

/** One change of which cases there are. */
export interface CaseChange {
  readonly kind: CaseSuccessor['kind'];
  readonly from: string;
  readonly into: readonly string[];
  readonly at: Date;
  readonly by: string;
}

/** A new case that takes over a part of a split one, with texts that certainly belong to it. */
export interface NewPart extends BusinessCase {
  readonly examples: readonly string[];
}

interface Parts {
  readonly context: ServiceContext;
  readonly knowledge: KnowledgeSource;
  readonly by: string;
}

const LEAST_SEEDS = 5;
const ATTEMPTS = 8;

/**
 * Gives a case another key, and other names if told. Nothing is rewritten: examples, tickets and decisions keep the
 * key that they were made with and are read as the new case from now on; the workflow and the articles follow.
 */
export async function renameCase(
  parts: Parts,
  key: string,
  to: { readonly key: string; readonly names?: LocalizedText },
): Promise<Outcome<BusinessCase>> {
  const { knowledge } = parts;
  const found = await inUse(knowledge, key);
  if ('code' in found) return found;
  if (!BUSINESS_CASE_KEY.test(to.key)) return invalid('business-case-key', 'The key must be snake_case.');
  if ((await inUse(knowledge, to.key)).key === to.key)
    return conflict('business-case-exists', 'There is a business case of that key already; merge into it.');
  const renamed: BusinessCase = { ...found, key: to.key, names: to.names ?? found.names };
  const stored = await put(parts, renamed);
  return stored ?? (await succeed(parts, found, 'renamed', [to.key])) ?? ok(renamed);
}

/** Makes one case of two: what was said of `key` counts as said of `into` from now on. */
export async function mergeCases(parts: Parts, key: string, into: string): Promise<Outcome<BusinessCase>> {
  const [found, target] = await Promise.all([inUse(parts.knowledge, key), inUse(parts.knowledge, into)]);
  if ('code' in found) return found;
  if ('code' in target) return target;
  if (key === into) return invalid('merge-with-itself', 'A case cannot be merged into itself.');
  return (await succeed(parts, found, 'merged', [into])) ?? ok(target);
}

export interface SplitResult {
  /** Examples that went to each part, those named in the call included. */
  readonly assigned: Readonly<Record<string, number>>;
  /** Examples of the old case that belong to no part clearly; they are not trained on any more. */
  readonly unassigned: number;
}

/** Makes several cases of one. Its examples go where the examples named in the call say that they belong. */
export async function splitCase(
  parts: Parts,
  key: string,
  into: readonly NewPart[],
): Promise<Outcome<SplitResult>> {
  const { context, knowledge, by } = parts;
  const found = await inUse(knowledge, key);
  if ('code' in found) return found;
  const refusal = checkParts(into, new Set((await knowledge.businessCases()).map((one) => one.key)));
  if (refusal !== null) return refusal;

  const [training, golden] = await Promise.all([knowledge.trainingRows(), knowledge.goldenRows()]);
  const seeds = new Map(into.flatMap((part) => part.examples.map((text) => [text, part.key] as const)));
  const assigned: Record<string, number> = Object.fromEntries(into.map((part) => [part.key, 0]));
  let unassigned = 0;
  const examples: StoredExample[] = [];
  const take = (row: Example, label: string, isGolden: boolean) => {
    assigned[label] = (assigned[label] ?? 0) + 1;
    const id = `split-${key}-${createHash('sha256').update(row.text).digest('hex').slice(0, 24)}`;
    const source = `split/${key}`;
    examples.push({
      ...row,
      label,
      source,
      id,
      version: 1,
      golden: isGolden,
      createdAt: context.clock.now(),
      createdBy: by,
    });
  };
  for (const [text, label] of seeds) take({ text, label }, label, false);
  for (const [rows, isGolden] of [
    [training, false],
    [golden, true],
  ] as const) {
    const own = rows.filter((row) => row.label === key && !seeds.has(row.text));
    const labels = assignToParts(
      own.map(({ text }) => text),
      into,
    );
    own.forEach((row, position) => {
      const label = labels[position];
      if (label == null) unassigned++;
      else take(row, label, isGolden);
    });
  }
  for (const { examples: _, ...part } of into) {
    const stored = await put(parts, part);
    if (stored !== null) return stored;
  }
  await context.store.examples.insertMany(examples);
  const keys = into.map((part) => part.key);
  return (await succeed(parts, found, 'split', keys)) ?? ok({ assigned, unassigned });
}

/** What became of a case and what it was made of, oldest first. */
export async function caseHistory(context: ServiceContext, key: string): Promise<readonly CaseChange[]> {
  const changes = (await context.store.businessCases.all()).flatMap(
    ({ key: from, successor }): CaseChange[] =>
      successor === undefined
        ? []
        : [
            {
              kind: successor.kind,
              from,
              into: successor.keys,
              at: new Date(successor.at),
              by: successor.by,
            },
          ],
  );
  const related = new Set<CaseChange>();
  const follow = (
    from: string,
    next: (one: string) => readonly [readonly CaseChange[], (change: CaseChange) => readonly string[]],
  ) => {
    const [found, further] = next(from);
    for (const change of found) {
      if (related.has(change)) continue;
      related.add(change);
      for (const one of further(change)) follow(one, next);
    }
  };
  follow(key, (one) => [changes.filter(({ into }) => into.includes(one)), ({ from }) => [from]]);
  follow(key, (one) => [changes.filter(({ from }) => from === one), ({ into }) => into]);
  return [...related].sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function inUse(
  knowledge: KnowledgeSource,
  key: string,
): Promise<BusinessCase | (Refusal & { key?: never })> {
  const found = (await knowledge.businessCases()).find((businessCase) => businessCase.key === key);
  return found ?? notFound('business-case', key);
}

function checkParts(into: readonly NewPart[], known: ReadonlySet<string>): Refusal | null {
  const keys = new Set(into.map(({ key }) => key));
  if (into.length < 2 || keys.size !== into.length)
    return invalid('split-parts', 'A case is split into two parts at least, each with a key of its own.');
  const problems = into.flatMap(({ key, examples }, position) => [
    ...(BUSINESS_CASE_KEY.test(key)
      ? []
      : [{ path: `/parts/${position}/key`, sentence: 'is not snake_case' }]),
    ...(known.has(key) ? [{ path: `/parts/${position}/key`, sentence: 'is a business case already' }] : []),
    ...(new Set(examples).size >= LEAST_SEEDS
      ? []
      : [{ path: `/parts/${position}/examples`, sentence: `needs ${LEAST_SEEDS} different texts` }]),
  ]);
  return problems.length > 0 ? invalid('split-parts', 'Some parts cannot be taken.', problems) : null;
}

async function put({ context }: Parts, businessCase: BusinessCase): Promise<Refusal | null> {
  const stored = await replaceDocument(context.store.businessCases, businessCase.key, {
    make: (version): StoredBusinessCase => ({ ...businessCase, version }),
  });
  return stored === null ? BUSY : null;
}

const BUSY = conflict(
  'business-case-busy',
  'The business case is being changed by somebody else; try again.',
);

/** Takes a case out of use; then what names it follows. */
async function succeed(
  parts: Parts,
  old: BusinessCase,
  kind: CaseSuccessor['kind'],
  keys: readonly string[],
): Promise<Refusal | null> {
  const { context, by } = parts;
  const successor: CaseSuccessor = { kind, keys, at: context.clock.now().getTime(), by };
  const stored = await replaceDocument(context.store.businessCases, old.key, {
    make: (version): StoredBusinessCase => ({ ...old, version, successor }),
  });
  if (stored === null) return BUSY;
  await followInWorkflow(context, old.key, keys);
  await followInArticles(context, old.key, keys[0] ?? old.key);
  await announceKnowledge(context, { businessCase: old.key, change: kind });
  context.log.info({ businessCase: old.key, kind, into: keys }, 'business-case.succeeded');
  return null;
}

async function followInWorkflow(
  context: ServiceContext,
  old: string,
  keys: readonly string[],
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await context.store.workflows.current();
    if (current?.filters.some(({ when }) => when.businessCase?.includes(old)) !== true) return;
    const next: Workflow = {
      ...current,
      version: current.version + 1,
      filters: current.filters.map((filter) => {
        const { businessCase } = filter.when;
        if (businessCase?.includes(old) !== true) return filter;
        const following = [...new Set(businessCase.flatMap((key) => (key === old ? keys : [key])))];
        return { ...filter, when: { ...filter.when, businessCase: following } };
      }),
    };
    if ((await context.store.workflows.insert(next)) === 'inserted') return;
  }
}

async function followInArticles(context: ServiceContext, old: string, key: string): Promise<void> {
  for (const article of await context.store.answers.all()) {
    if (article.businessCase !== old) continue;
    await replaceDocument(context.store.answers, article.id, {
      make: (version) => ({ ...article, businessCase: key, version }),
    });
  }
}
