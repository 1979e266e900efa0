import { Ajv, type ErrorObject } from 'ajv';
import type { SkillRequirements } from '../domain/business-case.js';
import { TRIAGE_QUEUE } from '../domain/queue.js';
import type { FilterCondition, Workflow, WorkflowFilter, WorkflowTarget } from '../domain/workflow.js';
import { DEFAULT_FILTER } from './route-ticket.js';
import { filterCovers, neverHolds } from './workflow/filter-covers.js';
import { relaxationProblems } from './workflow/relaxation-problems.js';
import { WORKFLOW_SCHEMA } from './workflow/workflow-schema.js';

/** What a workflow may refer to. The triage queue always exists. */
export interface KnownForWorkflow {
  readonly queues: readonly string[];
  readonly businessCases: readonly string[];
  /** Those that any agent has. */
  readonly skills: readonly string[];
  /** What each asks for, for checking steps of relaxation; nothing where absent. */
  readonly queueSkills?: Readonly<Record<string, SkillRequirements>>;
  readonly caseSkills?: Readonly<Record<string, SkillRequirements>>;
}

/** One thing that is wrong: where (a JSON pointer) and what. */
export interface WorkflowProblem {
  readonly path: string;
  readonly sentence: string;
}

export type ValidatedWorkflow =
  | { readonly ok: true; readonly workflow: Workflow }
  | { readonly ok: false; readonly problems: readonly WorkflowProblem[] };

/**
 * Checks a workflow from outside: its shape, that all queues, business cases and skills exist, that names are unique
 * and every filter can be reached. Returns all problems at once (at most 100), or the workflow (version 0 where the
 * input has none).
 */
export function validateWorkflow(input: unknown, known: KnownForWorkflow): ValidatedWorkflow {
  if (!isWorkflow(input))
    return { ok: false, problems: shapeErrors().slice(0, MOST_PROBLEMS).map(shapeProblem) };
  const names = {
    queues: new Set([...known.queues, TRIAGE_QUEUE]),
    cases: new Set(known.businessCases),
    skills: new Set(known.skills),
    queueSkills: new Map(Object.entries(known.queueSkills ?? {})),
    caseSkills: new Map(Object.entries(known.caseSkills ?? {})),
  };
  const problems = [
    ...input.filters.flatMap((filter, index) =>
      filterProblems(filter, { index, filters: input.filters, names }),
    ),
    ...targetProblems(input.default, '/default', { names }),
  ];
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  return { ok: true, workflow: { ...input, version: input.version ?? 0 } };
}

const MOST_PROBLEMS = 100;

interface KnownNames {
  readonly queues: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
  readonly skills: ReadonlySet<string>;
  readonly queueSkills: ReadonlyMap<string, SkillRequirements>;
  readonly caseSkills: ReadonlyMap<string, SkillRequirements>;
}

function filterProblems(
  filter: WorkflowFilter,
  context: {
    readonly index: number;
    readonly filters: readonly WorkflowFilter[];
    readonly names: KnownNames;
  },
): readonly WorkflowProblem[] {
  const { index, filters, names } = context;
  const path = `/filters/${index}`;
  const earlier = filters.slice(0, index);
  const problems: WorkflowProblem[] = [];
  const add = (where: string, sentence: string) => problems.push({ path: `${path}${where}`, sentence });
  if (filter.name === DEFAULT_FILTER)
    add('/name', `The name ${quote(filter.name)} stands for the default target.`);
  if (earlier.some(({ name }) => name === filter.name)) {
    add('/name', `Another filter before it has the name ${quote(filter.name)} too.`);
  }
  (filter.when.businessCase ?? []).forEach((key, place) => {
    if (!names.cases.has(key)) add(`/when/businessCase/${place}`, `There is no business case ${quote(key)}.`);
  });
  const covering = earlier.find(({ when }) => filterCovers(when, filter.when));
  if (covering !== undefined) {
    add(
      '',
      `It can never be reached: filter ${quote(covering.name)} before it takes every ticket that it would take.`,
    );
  }
  if (neverHolds(filter.when))
    add('/when', 'It can never hold: a message out of scope has no business case.');
  return [...problems, ...targetProblems(filter.target, `${path}/target`, { names, when: filter.when })];
}

function targetProblems(
  target: WorkflowTarget,
  path: string,
  { names, when }: { readonly names: KnownNames; readonly when?: FilterCondition },
): readonly WorkflowProblem[] {
  const unknownQueue = names.queues.has(target.queue)
    ? []
    : [{ path: `${path}/queue`, sentence: `There is no queue ${quote(target.queue)}.` }];
  const unknownSkills = Object.keys(target.requiredSkills ?? {})
    .filter((skill) => !names.skills.has(skill))
    .map((skill) => ({
      path: `${path}/requiredSkills/${pointer(skill)}`,
      sentence: `No agent has the skill ${quote(skill)}.`,
    }));
  const cases = when?.businessCase ?? [...names.caseSkills.keys()];
  const relaxation = relaxationProblems(target, {
    path,
    queueSkills: names.queueSkills.get(target.queue) ?? {},
    caseSkills: cases.map((key) => names.caseSkills.get(key) ?? {}),
    casesAreNamed: when?.businessCase !== undefined,
  });
  return [...unknownQueue, ...unknownSkills, ...relaxation];
}

/** Without those of the branches of an `anyOf`, which say less than the whole. */
const shapeErrors = () =>
  (isWorkflow.errors ?? []).filter(({ schemaPath }) => !schemaPath.includes('/anyOf/'));

function shapeProblem(error: ErrorObject): WorkflowProblem {
  if (error.keyword === 'anyOf')
    return { path: error.instancePath, sentence: 'It must drop or lower a skill.' };
  const extra: unknown = error.params['additionalProperty'];
  const named = typeof extra === 'string' ? ` (${quote(extra)})` : '';
  const allowed: unknown = error.params['allowedValues'];
  const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
  return { path: error.instancePath, sentence: `It ${error.message ?? 'is not valid'}${named}${values}.` };
}

const quote = (name: string) => JSON.stringify(name.slice(0, 80));
const pointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

type WorkflowInput = Omit<Workflow, 'version'> & { readonly version?: number };

const isWorkflow = new Ajv({ allErrors: true, strictTypes: false }).compile<WorkflowInput>(WORKFLOW_SCHEMA);
