import { type Sample, type Trend, trendOf } from './trend.js';
import type { Percentiles } from './watch-reservations.js';

export interface SoakSample {
  readonly hours: number;
  readonly rssMegabytes: number;
  readonly heapMegabytes: number;
  /** Inbound records that wait. */
  readonly lag: number;
}

export interface SoakFigures {
  readonly rate: number;
  readonly published: number;
  readonly samples: readonly SoakSample[];
  /** Inbound records that waited when the last had been published. */
  readonly lagAtEnd: number;
  /** Messages whose reservation was not heard of within the time given to drain. */
  readonly missing: number;
  readonly publishToReservation: Percentiles;
}

export interface SoakVerdict {
  readonly rss: Trend;
  readonly heap: Trend;
  /** One sentence each, beginning with PASS or FAIL. */
  readonly sentences: readonly string[];
  readonly passed: boolean;
}

/** The first part of the run, in which caches and the compiler fill, is left out of the slope. */
const WARM_UP_SHARE = 0.25;
/** Memory counts as flat when it grew by less than this share of it over the time looked at. */
const FLAT_SHARE = 0.05;
/** A slope through fewer samples says nothing. */
const LEAST_SAMPLES = 3;
/** What waits at the end may be as much as comes in so long. */
const LAG_SECONDS = 2;

/** What a soak says: flat memory, no growing lag, nothing missing. */
export function judgeSoak(figures: SoakFigures): SoakVerdict {
  const { samples, rate, lagAtEnd, missing, published } = figures;
  const end = samples.at(-1)?.hours ?? 0;
  const warm = samples.filter(({ hours }) => hours >= end * WARM_UP_SHARE);
  const trend = (of: (sample: SoakSample) => number): Trend =>
    trendOf(warm.map((sample): Sample => ({ hours: sample.hours, value: of(sample) })));
  const rss = trend(({ rssMegabytes }) => rssMegabytes);
  const heap = trend(({ heapMegabytes }) => heapMegabytes);
  const hours = end - (warm[0]?.hours ?? 0);
  const mean = warm.reduce((sum, { rssMegabytes }) => sum + rssMegabytes, 0) / Math.max(1, warm.length);
  const grew = rss.perHour * hours;
  const allowed = FLAT_SHARE * mean;
  const most = rate * LAG_SECONDS;
  const checks = [
    {
      holds: warm.length >= LEAST_SAMPLES && grew <= allowed,
      says: `memory: ${grew.toFixed(1)} MB more after ${(hours * 60).toFixed(1)} minutes, at most ${allowed.toFixed(1)} MB (5 %) count as flat`,
    },
    {
      holds: lagAtEnd <= most,
      says: `lag: ${lagAtEnd} records wait at the end, at most ${most} (${LAG_SECONDS} s of the rate)`,
    },
    { holds: missing === 0, says: `completeness: ${missing} of ${published} messages without a reservation` },
  ];
  return {
    rss,
    heap,
    sentences: checks.map(({ holds, says }) => `${holds ? 'PASS' : 'FAIL'} ${says}`),
    passed: checks.every(({ holds }) => holds),
  };
}
