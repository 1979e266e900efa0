import type { SkillRequirements } from '../../domain/business-case.js';
import type { RelaxationStep } from '../../domain/workflow.js';

/**
 * What is asked for after a step. Never nothing: where the step would drop the last skills that are asked for, those
 * stay, at level 1.
 */
export function relaxSkills(required: SkillRequirements, step: RelaxationStep): SkillRequirements {
  const lowered = Object.entries(required).map(([skill, minimum]): readonly [string, number] => [
    skill,
    Math.min(minimum, lowerOf(step, skill)),
  ]);
  const kept = lowered.filter(([skill]) => step.drop?.includes(skill) !== true);
  if (kept.length > 0 || lowered.length === 0) return Object.fromEntries(kept);
  return Object.fromEntries(lowered.map(([skill]) => [skill, 1]));
}

const lowerOf = ({ lower = {} }: RelaxationStep, skill: string) =>
  Object.hasOwn(lower, skill) ? (lower[skill] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
