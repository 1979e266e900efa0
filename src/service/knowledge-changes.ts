import { BUSINESS_CASE_KEY, type BusinessCase } from '../domain/business-case.js';
import type { Example, StoredExample } from '../domain/example.js';
import { spanProblem } from '../knowledge/entity-training/annotated-row.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { conflict, invalid, type Outcome, ok, type Problem } from './outcome.js';
import { replaceDocument } from './replace-document.js';
import type { ServiceContext } from './service-context.js';

/** Adds a business case, or changes one. It is answered once a model has been trained with examples of it. */
export async function putBusinessCase(
  context: ServiceContext,
  businessCase: BusinessCase,
): Promise<Outcome<BusinessCase>> {
  if (!BUSINESS_CASE_KEY.test(businessCase.key)) {
    return invalid('business-case-key', 'The key must be snake_case: small letters, digits and underscores.');
  }
  const stored = await replaceDocument(context.store.businessCases, businessCase.key, {
    make: (version) => ({ ...businessCase, version }),
  });
  return stored === null
    ? conflict('business-case-busy', 'The business case is being changed by somebody else; try again.')
    : ok(businessCase);
}

export interface NewExample extends Example {
  /** Repeating a call with the same id adds nothing. */
  readonly id?: string;
  /** Golden examples judge models and are never trained on. */
  readonly golden?: boolean;
}

/** Adds examples to the shared knowledge base; all or, when one is wrong, none. */
export async function addExamples(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  examples: readonly NewExample[],
  createdBy: string,
): Promise<Outcome<{ readonly added: number; readonly ids: readonly string[] }>> {
  const known = new Set((await knowledge.businessCases()).map(({ key }) => key));
  const problems: Problem[] = [];
  examples.forEach((example, index) => {
    if (example.text.trim() === '') problems.push({ path: `/${index}/text`, sentence: 'is empty' });
    if (example.label !== null && !known.has(example.label)) {
      problems.push({ path: `/${index}/label`, sentence: 'is not the key of a business case' });
    }
    const before = problems.length;
    (example.entities ?? []).forEach(({ start, end }, position) => {
      const fits =
        Number.isInteger(start) &&
        Number.isInteger(end) &&
        0 <= start &&
        start < end &&
        end <= example.text.length;
      if (!fits)
        problems.push({
          path: `/${index}/entities/${position}`,
          sentence: 'does not mark a part of the text',
        });
    });
    const { text, entities } = example;
    const span = problems.length === before && entities ? spanProblem({ text, entities }) : null;
    if (span !== null) problems.push({ path: `/${index}`, sentence: span });
  });
  if (problems.length > 0) return invalid('examples-invalid', 'Some examples cannot be taken.', problems);
  const at = context.clock.now();
  const stored = examples.map(
    ({ golden, ...example }): StoredExample => ({
      ...example,
      id: example.id ?? context.ids.next(),
      version: 1,
      golden: golden ?? false,
      createdAt: at,
      createdBy,
    }),
  );
  const outcomes = await context.store.examples.insertMany(stored);
  return ok({
    added: outcomes.filter((outcome) => outcome === 'inserted').length,
    ids: stored.map(({ id }) => id),
  });
}
