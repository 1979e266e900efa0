import type { BusinessCase } from '../domain/business-case.js';
import type { Example } from '../domain/example.js';

/** The knowledge base as it is now: what was shipped, overlaid by what the company has added and agents corrected. */
export interface KnowledgeSource {
  businessCases(): Promise<readonly BusinessCase[]>;
  businessCase(key: string): Promise<BusinessCase | null>;
  /** Rows to train on; never golden ones. */
  trainingRows(): Promise<readonly Example[]>;
  goldenRows(): Promise<readonly Example[]>;
  /** Recent messages that agents judged and no model is trained on, to judge models by. */
  heldOutRows(): Promise<readonly Example[]>;
}
