import { Ajv } from 'ajv';
import type { Scenario } from './scenario.js';
import { SCENARIO_SCHEMA } from './scenario-schema.js';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | {
      readonly ok: false;
      readonly problems: readonly { readonly path: string; readonly sentence: string }[];
    };

/** Checks a scenario from outside; all problems at once. */
export function parseScenario(input: unknown): ParsedScenario {
  if (!isScenario(input)) {
    const errors = isScenario.errors ?? [];
    return {
      ok: false,
      problems: errors.slice(0, 20).map((error) => {
        const extra: unknown = error.params['additionalProperty'];
        const named = typeof extra === 'string' ? ` (${JSON.stringify(extra.slice(0, 80))})` : '';
        return { path: error.instancePath, sentence: `It ${error.message ?? 'is not valid'}${named}.` };
      }),
    };
  }
  const names = input.queues.map(({ name }) => name);
  const doubled = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (doubled >= 0) {
    return {
      ok: false,
      problems: [{ path: `/queues/${doubled}/name`, sentence: 'Another queue has this name too.' }],
    };
  }
  return { ok: true, scenario: input };
}

const isScenario = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Scenario>(SCENARIO_SCHEMA);
