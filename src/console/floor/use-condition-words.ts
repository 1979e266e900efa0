import type { FilterCondition } from '../../domain/workflow.js';
import { useConsole } from '../shared/console-context.js';
import { entityName } from '../words/entity-name.js';

/** Says a rule's condition in a line. */
export function useConditionWords(): (condition: FilterCondition) => string {
  const { words, caseName } = useConsole();
  return (condition) => {
    const parts = [
      condition.businessCase?.map((key) => caseName(key)).join(' / '),
      condition.tier?.map((tier) => words.tier[tier]).join(' / '),
      condition.channel?.map((channel) => words.channel[channel]).join(' / '),
      condition.language?.join(' / '),
      condition.outOfScope === true ? words.desk.outOfScope : undefined,
      condition.hasEntities?.map((type) => entityName(words, type)).join(' + '),
      condition.minimumConfidence === undefined
        ? undefined
        : `≥ ${Math.round(condition.minimumConfidence * 100)} %`,
      condition.urgency?.map((urgency) => words.workflow.urgency[urgency]).join(' / '),
      condition.urgencySigns?.map((sign) => words.workflow.signs[sign]).join(' / '),
      ...Object.entries(condition.customerAttributes ?? {}).map(
        ([attribute, values]) => `${attribute}: ${values.join(' / ')}`,
      ),
    ].filter((part) => part !== undefined && part !== '');
    return parts.length === 0 ? words.workflow.always : parts.join(' · ');
  };
}
