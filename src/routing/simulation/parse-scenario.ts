import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Scenario, ScenarioAgents } from './scenario.js';
import { SCENARIO_SCHEMA, STAFF_SCHEMA } from './scenario-schema.js';

/** One thing that is wrong: where (a JSON pointer) and what. */
export interface ScenarioProblem {
  readonly path: string;
  readonly sentence: string;
}

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

export type ParsedStaff =
  | { readonly ok: true; readonly agents: readonly ScenarioAgents[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Checks a scenario from outside; all problems at once. */
export function parseScenario(input: unknown): ParsedScenario {
  if (!isScenario(input)) return { ok: false, problems: shapeProblems(isScenario) };
  const names = input.queues.map(({ name }) => name);
  const doubled = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (doubled >= 0) {
    return {
      ok: false,
      problems: [{ path: `/queues/${doubled}/name`, sentence: 'Another queue has this name too.' }],
    };
  }
  const problems = shiftProblems(input.agents, '/agents');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: input };
}

/** Checks groups of agents from outside. */
export function parseStaff(input: unknown): ParsedStaff {
  if (!isStaff(input)) return { ok: false, problems: shapeProblems(isStaff) };
  const problems = shiftProblems(input, '');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, agents: input };
}

function shiftProblems(agents: readonly ScenarioAgents[], path: string): readonly ScenarioProblem[] {
  return agents.flatMap(({ shifts = [] }, group) =>
    shifts.flatMap(({ fromHour, toHour }, index) =>
      fromHour < toHour
        ? []
        : [
            {
              path: `${path}/${group}/shifts/${index}`,
              sentence: 'It must end after it begins; split it at midnight.',
            },
          ],
    ),
  );
}

const shapeProblems = ({ errors }: ValidateFunction): readonly ScenarioProblem[] =>
  (errors ?? []).slice(0, 20).map(({ params, instancePath, message }: ErrorObject) => {
    const extra: unknown = params['additionalProperty'];
    const named = typeof extra === 'string' ? ` (${JSON.stringify(extra.slice(0, 80))})` : '';
    return { path: instancePath, sentence: `It ${message ?? 'is not valid'}${named}.` };
  });

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isScenario = ajv.compile<Scenario>(SCENARIO_SCHEMA);
const isStaff = ajv.compile<readonly ScenarioAgents[]>(STAFF_SCHEMA);
