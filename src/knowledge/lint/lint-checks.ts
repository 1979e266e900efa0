import type { LintCheck } from './lint-issue.js';
import { duplicateText } from './w001-duplicate-text.js';
import { nearDuplicateText } from './w002-near-duplicate-text.js';
import { conflictingLabels } from './w003-conflicting-labels.js';
import { wrongEntityOffsets } from './w004-wrong-entity-offsets.js';
import { unknownEntityType } from './w005-unknown-entity-type.js';
import { entityValueMismatch } from './w006-entity-value-mismatch.js';
import { thinCase } from './w007-thin-case.js';
import { labelSpelling } from './w008-label-spelling.js';
import { emptyText } from './w009-empty-text.js';
import { overlongText } from './w010-overlong-text.js';
import { unknownLabel } from './w011-unknown-label.js';
import { languageMismatch } from './w012-language-mismatch.js';

/** Every check that needs no training, by code. */
export const LINT_CHECKS: readonly LintCheck[] = [
  duplicateText,
  nearDuplicateText,
  conflictingLabels,
  wrongEntityOffsets,
  unknownEntityType,
  entityValueMismatch,
  thinCase,
  labelSpelling,
  emptyText,
  overlongText,
  unknownLabel,
  languageMismatch,
];
