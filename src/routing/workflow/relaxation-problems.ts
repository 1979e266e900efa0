import type { SkillRequirements } from '../../domain/business-case.js';
import type { RelaxationStep, WorkflowTarget } from '../../domain/workflow.js';
import { mergeSkills } from '../merge-skills.js';

export interface RelaxationContext {
  /** JSON pointer of the target. */
  readonly path: string;
  /** What the target's queue asks for. */
  readonly queueSkills: SkillRequirements;
  /** What the business cases that can come here ask for: those that the filter names, else all. */
  readonly caseSkills: readonly SkillRequirements[];
  /** True where the filter names its business cases. */
  readonly casesAreNamed: boolean;
}

/**
 * What is wrong with a target's steps of relaxation: not in the order of time, a skill that nobody asks for here, or
 * all skills dropped, which would let anyone have the ticket.
 */
export function relaxationProblems(
  { relaxation = [], requiredSkills }: WorkflowTarget,
  { path, queueSkills, caseSkills, casesAreNamed }: RelaxationContext,
): readonly { readonly path: string; readonly sentence: string }[] {
  const problems: { readonly path: string; readonly sentence: string }[] = [];
  const asked = mergeSkills(queueSkills, requiredSkills, ...caseSkills);
  relaxation.forEach((step, index) => {
    const at = `${path}/relaxation/${index}`;
    if (step.afterSeconds <= (relaxation[index - 1]?.afterSeconds ?? -1)) {
      problems.push({ path: `${at}/afterSeconds`, sentence: 'It must come after the step before it.' });
    }
    for (const skill of skillsOf(step)) {
      if (Object.hasOwn(asked, skill)) continue;
      problems.push({ path: at, sentence: `Nothing that comes here asks for the skill ${quote(skill)}.` });
    }
  });
  const dropped = new Set(relaxation.flatMap(({ drop = [] }) => drop));
  const demands = (casesAreNamed ? caseSkills : [{}]).map((skills) =>
    Object.keys(mergeSkills(queueSkills, requiredSkills, skills)),
  );
  if (demands.some((skills) => skills.length > 0 && skills.every((skill) => dropped.has(skill)))) {
    problems.push({
      path: `${path}/relaxation`,
      sentence: 'Its steps drop every skill; a ticket must never go to just anyone.',
    });
  }
  return problems;
}

const skillsOf = ({ drop = [], lower = {} }: RelaxationStep) => [...drop, ...Object.keys(lower)];

const quote = (name: string) => JSON.stringify(name.slice(0, 80));
