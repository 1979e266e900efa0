import type { Answer } from '../../domain/answer.js';
import type { BusinessCase } from '../../domain/business-case.js';
import type { StoredExample } from '../../domain/example.js';

export function businessCaseToJson(businessCase: BusinessCase) {
  const {
    key,
    names,
    description,
    synonyms,
    automation,
    skills,
    targetWaitSeconds,
    priority,
    requiredEntities,
    twoPersons = false,
  } = businessCase;
  return {
    key,
    names,
    description,
    synonyms,
    automation,
    skills,
    targetWaitSeconds,
    priority,
    requiredEntities,
    twoPersons,
  };
}

export function exampleToJson({ version: _, ...example }: StoredExample) {
  return { ...example, createdAt: example.createdAt.toISOString() };
}

export function answerToJson(article: Answer) {
  const { id, version, businessCase, language, title, text, requiredEntities } = article;
  const { automatic = false, ratings = { helpful: 0, unhelpful: 0 } } = article;
  return { id, version, businessCase, language, title, text, requiredEntities, automatic, ratings };
}
