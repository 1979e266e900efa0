import type { Workflow } from '../domain/workflow.js';
import type { InsertOutcome } from './write-outcome.js';

export interface WorkflowRepository {
  /** The one with the highest version, or null before the first. */
  current(): Promise<Workflow | null>;
  get(version: number): Promise<Workflow | null>;
  /** `exists` when somebody else stored this version first. Versions are never changed. */
  insert(workflow: Workflow): Promise<InsertOutcome>;
}
