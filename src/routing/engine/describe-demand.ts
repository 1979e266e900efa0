import type { SkillRequirements } from '../../domain/business-case.js';
import type { RelaxationStep } from '../../domain/workflow.js';
import type { Line } from './memory.js';

/** `billing ≥ 3, orders ≥ 1, de, email` */
export function describeDemand(line: Pick<Line, 'skills' | 'demand' | 'channel'>): string {
  const skills = line.skills.map(([skill, minimum]) => `${skill} ≥ ${minimum}`);
  const { language } = line.demand;
  return [...skills, ...(language === null ? [] : [language]), line.channel].join(', ');
}

/** The same for requirements as a ticket has them; `—` for none. */
export function describeRequirements(required: SkillRequirements): string {
  const skills = Object.entries(required).map(([skill, minimum]) => `${skill} ≥ ${minimum}`);
  return skills.length === 0 ? '—' : skills.join(', ');
}

/** `−orders, billing ≥ 2`: dropped skills, then new minima. */
export function describeStep({ drop = [], lower = {} }: RelaxationStep): string {
  const lowered = Object.entries(lower).map(([skill, minimum]) => `${skill} ≥ ${minimum}`);
  return [...drop.map((skill) => `−${skill}`), ...lowered].join(', ');
}
