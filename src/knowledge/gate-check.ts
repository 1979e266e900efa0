import type { GateVerdict } from './gate.js';

export const GATE_CHECKS = ['golden', 'feedback', 'case-floor', 'calibration', 'size', 'latency'] as const;

export interface GateCheck {
  readonly name: (typeof GATE_CHECKS)[number];
  readonly passed: boolean;
  readonly sentences: readonly string[];
  /** What the sentences say, for whoever tells it in another language. */
  readonly figures: GateFigures;
}

export type GateFigures =
  | ({ readonly kind: 'rows'; readonly rows: number } & Pick<
      GateVerdict,
      'championAccuracy' | 'challengerAccuracy' | 'lost' | 'won' | 'pValue'
    >)
  /** Nothing to compare with, or on; `rows` there were. */
  | { readonly kind: 'not-compared'; readonly rows: number }
  | { readonly kind: 'cases'; readonly judged: number; readonly lost: readonly CaseComparison[] }
  | { readonly kind: 'calibration'; readonly champion: number; readonly challenger: number }
  /** In MB or milliseconds a message, as the check says. */
  | { readonly kind: 'limit'; readonly value: number; readonly limit: number };

export interface CaseComparison {
  readonly businessCase: string;
  readonly rows: number;
  readonly champion: number;
  readonly challenger: number;
}
