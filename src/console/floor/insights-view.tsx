import type { InsightsJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { AnswersTable } from './answers-table.js';
import { MixOverTime } from './mix-over-time.js';

/** Weeks do not change within seconds: however much happens, they are read at most this often. */
const WAIT_MS = 15_000;
/** Population stability index: below the first it is stable, above the second it has shifted (Siddiqi 2006). */
const [SLIGHT, SHIFT] = [0.1, 0.25];

/** The last two weeks: what came, how much of it the machine did and how well, what nobody has answered. */
export function InsightsView() {
  const { api, words } = useConsole();
  const text = words.insights;
  const reading = useLiveReading(
    'insights',
    () => api.get<InsightsJson>('/v1/insights'),
    ({ type }) => type.startsWith('ticket.'),
    { waitMs: WAIT_MS },
  );
  const found = reading.value;
  if (found === null)
    return (
      <p class="loading" role="status">
        {words.floor.loading}
      </p>
    );
  const percent = (part: number, whole: number) =>
    whole === 0
      ? '–'
      : (part / whole).toLocaleString(words.locale, { style: 'percent', maximumFractionDigits: 1 });
  const sure = found.automation.precision.filter(({ tier }) => tier === 'automate' || tier === 'preselect');
  const judged = sure.reduce((sum, one) => sum + one.judged, 0);
  const right = sure.reduce((sum, one) => sum + one.right, 0);
  const tiles = [
    [text.tickets, found.tickets.toLocaleString(words.locale), found.complete ? '' : text.notAll],
    [
      text.automated,
      percent(found.automation.answered, found.tickets),
      text.cameBack(found.automation.cameBack, found.automation.answered),
    ],
    [text.precision, percent(right, judged), text.ofJudged(judged)],
    [
      text.unanswered,
      percent(found.unanswered, found.messages),
      text.ofMessages(found.unanswered, found.messages),
    ],
    [
      text.drift,
      found.drift === null ? '–' : found.drift.toLocaleString(words.locale, { maximumFractionDigits: 2 }),
      found.drift === null
        ? text.driftUnknown
        : found.drift < SLIGHT
          ? text.driftNone
          : found.drift < SHIFT
            ? text.driftSlight
            : text.driftShift,
    ],
  ] as const;
  return (
    <>
      <dl class="tiles">
        {tiles.map(([name, value, note]) => (
          <div key={name} class="tile">
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note !== '' && <dd class="tile-note">{note}</dd>}
          </div>
        ))}
      </dl>
      <div class="stack">
        <MixOverTime mix={found.mix} />
        <AnswersTable answers={found.answers} />
      </div>
    </>
  );
}
