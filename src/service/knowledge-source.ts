import type { Answer } from '../domain/answer.js';
import type { BusinessCase } from '../domain/business-case.js';
import type { Example } from '../domain/example.js';
import type { CaseSuccessors } from '../knowledge/cases/case-successors.js';

/** The knowledge base as it is now: what was shipped, overlaid by what the company has added and agents corrected. */
export interface KnowledgeSource {
  businessCases(): Promise<readonly BusinessCase[]>;
  /** That of the first successor where the key is out of use. */
  businessCase(key: string): Promise<BusinessCase | null>;
  /** What took the place of cases that are out of use. */
  successors(): Promise<CaseSuccessors>;
  /** Rows to train on; never golden ones. */
  trainingRows(): Promise<readonly Example[]>;
  goldenRows(): Promise<readonly Example[]>;
  /** Answer articles of all cases; `version` 0: as shipped, never changed. */
  answers(): Promise<readonly Answer[]>;
  /** Recent messages that agents judged and no model is trained on, to judge models by. */
  heldOutRows(): Promise<readonly Example[]>;
  /** Whether a correction between these cases (null: out of scope) is learnt only when a second person agrees. */
  needsTwoPersons(cases: readonly (string | null)[]): Promise<boolean>;
}
