// What queueing theory says of one queue with Poisson arrivals, exponential handling times and c alike agents; the
// simulator is checked against it.

export interface QueueLoad {
  readonly agents: number;
  readonly arrivalsPerHour: number;
  readonly meanHandlingSeconds: number;
}

export interface WaitingFigures {
  readonly waitProbability: number;
  /** Over all arrivals. */
  readonly meanWaitSeconds: number;
  readonly abandonedShare: number;
}

/** M/M/c (Erlang 1917): nobody leaves. Infinite wait when the load is not below the number of agents. */
export function erlangC({ agents, arrivalsPerHour, meanHandlingSeconds }: QueueLoad): WaitingFigures {
  const load = (arrivalsPerHour / 3600) * meanHandlingSeconds;
  if (load >= agents)
    return { waitProbability: 1, meanWaitSeconds: Number.POSITIVE_INFINITY, abandonedShare: 0 };
  // Erlang B by its recursion, which cannot overflow
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  const waitProbability = blocked / (1 - (load / agents) * (1 - blocked));
  return {
    waitProbability,
    meanWaitSeconds: (waitProbability * meanHandlingSeconds) / (agents - load),
    abandonedShare: 0,
  };
}

/**
 * M/M/c+M (Palm 1946): customers leave after an exponential patience. Sums the stationary distribution of the
 * birth-and-death process in steps relative to the state in which exactly all agents are busy.
 */
export function erlangA(queue: QueueLoad & { readonly meanPatienceSeconds: number }): WaitingFigures {
  const arrivals = queue.arrivalsPerHour / 3600;
  const [serving, leaving] = [1 / queue.meanHandlingSeconds, 1 / queue.meanPatienceSeconds];
  let below = 0;
  for (let n = queue.agents, term = 1; n > 0; n--) {
    term *= (n * serving) / arrivals;
    below += term;
  }
  let [atOrAbove, waiting] = [1, 0];
  for (let inLine = 1, term = 1; inLine < 1e6; inLine++) {
    term *= arrivals / (queue.agents * serving + inLine * leaving);
    atOrAbove += term;
    waiting += term * inLine;
    if (term * inLine < 1e-15 * atOrAbove && term < 1e-15) break;
  }
  const all = below + atOrAbove;
  const meanInLine = waiting / all;
  return {
    waitProbability: atOrAbove / all,
    // Little's law; who leaves does so from the line at rate `leaving`
    meanWaitSeconds: meanInLine / arrivals,
    abandonedShare: (meanInLine * leaving) / arrivals,
  };
}
