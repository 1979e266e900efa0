/**
 * Why a person is asked about a message. `second-opinion`: an agent's correction waits until a second person agrees;
 * `out-of-scope`: the model took it for that; `wavered`: between two cases; `unsure`: of the only one; `random`: drawn, to
 * find where the model is sure and wrong.
 */
export const REVIEW_REASONS = ['second-opinion', 'out-of-scope', 'wavered', 'unsure', 'random'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];
