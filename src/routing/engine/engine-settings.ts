export interface RoutingEngineSettings {
  /** Ids for new reservations; unique. The engine makes none itself. */
  readonly nextReservationId: () => string;
  /** How many minutes of waiting outweigh one point of priority, in a queue of weight 1; 10. */
  readonly minutesPerPriorityPoint?: number;
  /** When all who could take a ticket have passed it over, they are asked again after this pause; 5 s. */
  readonly reofferPauseSeconds?: number;
  /** A ticket that nobody registered can ever take goes to triage once it has waited this long; 5 s. */
  readonly triageAfterSeconds?: number;
  /** Agents described in an offer's record; 20. 0 makes bare records (simulations). */
  readonly maxCandidatesExplained?: number;
}

export interface CompleteEngineSettings {
  readonly nextReservationId: () => string;
  readonly msPerPriorityPoint: number;
  readonly reofferPauseMs: number;
  readonly triageAfterMs: number;
  readonly maxCandidatesExplained: number;
}

export function completeEngineSettings(settings: RoutingEngineSettings): CompleteEngineSettings {
  return {
    nextReservationId: settings.nextReservationId,
    msPerPriorityPoint: (settings.minutesPerPriorityPoint ?? 10) * 60_000,
    reofferPauseMs: (settings.reofferPauseSeconds ?? 5) * 1000,
    triageAfterMs: (settings.triageAfterSeconds ?? 5) * 1000,
    maxCandidatesExplained: settings.maxCandidatesExplained ?? 20,
  };
}
