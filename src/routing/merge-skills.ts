import type { SkillRequirements } from '../domain/business-case.js';

/** All requirements together; where several name a skill, the higher minimum counts. Sorted by skill. */
export function mergeSkills(...requirements: readonly (SkillRequirements | undefined)[]): SkillRequirements {
  const merged = new Map<string, number>();
  for (const required of requirements) {
    for (const [skill, minimum] of Object.entries(required ?? {})) {
      merged.set(skill, Math.max(minimum, merged.get(skill) ?? 0));
    }
  }
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
