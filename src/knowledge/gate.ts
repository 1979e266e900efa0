// May a challenger take the champion's place? Both have answered the same golden rows; what counts is the rows on
// which they differ (McNemar 1947): chance differences go both ways, a worse model loses more than it wins.

/** How one model answered the golden rows, in their order. */
export interface GoldenAnswers {
  /** True where the first choice, or out of scope, was right. */
  readonly correct: readonly boolean[];
}

export interface GateSettings {
  /** Largest loss of accuracy that passes for noise; .01. */
  readonly tolerance?: number;
  /** Level of the one-sided exact McNemar test below which any loss is refused; .05. */
  readonly significance?: number;
  /** The same for a loss above `tolerance`: on a small golden set a point is a row or two, and as good as chance; .2. */
  readonly suspicion?: number;
  /** What the rows are, for the sentences; golden rows. */
  readonly rowsAre?: string;
}

export interface GateVerdict {
  readonly passed: boolean;
  readonly championAccuracy: number | null;
  readonly challengerAccuracy: number;
  /** Rows that only the champion, and only the challenger, got right. */
  readonly lost: number;
  readonly won: number;
  /** Chance of losing at least so many of the differing rows if both models were equally good; 1 when none differ. */
  readonly pValue: number;
  /** The verdict for people. */
  readonly sentences: readonly string[];
}

/**
 * The challenger passes when it is not worse: it does not lose significantly more rows than it wins, nor is its
 * accuracy more than `tolerance` lower unless that may well be chance. Without a champion or golden rows there is nothing to be worse than.
 */
export function judgeChallenger(
  champion: GoldenAnswers | null,
  challenger: GoldenAnswers,
  settings: GateSettings = {},
): GateVerdict {
  const { tolerance = 0.01, significance = 0.05, suspicion = 0.2, rowsAre = 'golden rows' } = settings;
  const rows = challenger.correct.length;
  const challengerAccuracy = rows === 0 ? 0 : share(challenger.correct);
  if (champion === null || rows === 0) {
    const why =
      rows === 0 ? 'There is no golden set to judge it on.' : 'There is no champion to compare it with.';
    return {
      passed: true,
      championAccuracy: null,
      challengerAccuracy,
      lost: 0,
      won: 0,
      pValue: 1,
      sentences: [why],
    };
  }
  if (champion.correct.length !== rows) throw new RangeError('both models must have answered the same rows');

  const championAccuracy = share(champion.correct);
  const lost = count(rows, (row) => champion.correct[row] === true && challenger.correct[row] !== true);
  const won = count(rows, (row) => champion.correct[row] !== true && challenger.correct[row] === true);
  const pValue = binomialTail(lost + won, lost);
  const tooMuchLower = championAccuracy - challengerAccuracy > tolerance && pValue < suspicion;
  const significantlyWorse = lost > won && pValue < significance;
  const passed = !tooMuchLower && !significantlyWorse;
  const sentences = [
    `On ${rows} ${rowsAre} the challenger has ${percent(challengerAccuracy)} right, the champion ${percent(championAccuracy)}.`,
    `It wins ${won} rows and loses ${lost} (one-sided McNemar p = ${pValue.toFixed(3)}).`,
    passed
      ? 'It is not worse.'
      : tooMuchLower
        ? `It is more than ${percent(tolerance)} worse.`
        : 'It is significantly worse.',
  ];
  return { passed, championAccuracy, challengerAccuracy, lost, won, pValue, sentences };
}

const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

function count(rows: number, holds: (row: number) => boolean): number {
  let n = 0;
  for (let row = 0; row < rows; row++) if (holds(row)) n++;
  return n;
}

/** P(X >= k) for X ~ Binomial(n, 1/2), summed in logarithms so that large n do not underflow. */
function binomialTail(n: number, k: number): number {
  if (k <= 0) return 1;
  let logChoose = 0;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    if (i > 0) logChoose += Math.log((n - i + 1) / i);
    if (i >= k) sum += Math.exp(logChoose - n * Math.LN2);
  }
  return Math.min(1, sum);
}
