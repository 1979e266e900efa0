import { useState } from 'preact/hooks';
import type { AgentJson, OverviewJson, PageJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { keepSetting, setting } from '../shared/setting.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { useNow } from '../shared/use-now.js';
import { AgentsTable } from './agents-table.js';
import { CaseMix } from './case-mix.js';
import { QueuesTable } from './queues-table.js';

/** Whole figures are read at most this often, however much happens. */
const WAIT_MS = 1000;

/** Queues, agents and business cases as they stand now. */
export function LiveFloor() {
  const { api, me, words } = useConsole();
  const [anonymous, setAnonymous] = useState(() => setting('anonymous', 'no') === 'yes');
  const now = useNow(5_000);
  const figures = useLiveReading(
    'overview',
    () => api.get<OverviewJson>('/v1/overview'),
    ({ type }) => /^(ticket|agent|queue)\./.test(type),
    { waitMs: WAIT_MS },
  );
  const agents = useLiveReading(
    'agents',
    () => api.get<PageJson<AgentJson>>('/v1/agents'),
    ({ type }) => type.startsWith('agent.'),
    { waitMs: WAIT_MS },
  );
  if (figures.value === null || agents.value === null)
    return (
      <p class="loading" role="status">
        {words.floor.loading}
      </p>
    );
  const { queues } = figures.value;
  const sum = (read: (queue: OverviewJson['queues'][number]) => number) =>
    queues.reduce((total, queue) => total + read(queue), 0);
  const oldest = queues.flatMap(({ oldestWaitingSince }) => oldestWaitingSince ?? []).sort()[0];
  const available = agents.value.items.filter(({ presence }) => presence === 'available').length;
  const tiles = [
    [words.floor.waiting, String(sum(({ waiting }) => waiting))],
    [words.floor.oldest, oldest === undefined ? '–' : formatDuration(now - Date.parse(oldest))],
    [words.floor.offered, String(sum(({ offered }) => offered))],
    [words.floor.working, String(sum(({ working }) => working))],
    [`${words.floor.agents}: ${words.presence.available}`, `${available} / ${agents.value.items.length}`],
  ] as const;
  return (
    <>
      <dl class="tiles">
        {tiles.map(([name, value]) => (
          <div key={name} class="tile">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="floor-grid">
        <QueuesTable figures={figures.value} now={now} />
        <CaseMix figures={figures.value} />
        <AgentsTable
          agents={agents.value.items}
          figures={figures.value}
          now={now}
          anonymous={anonymous || me.agentsHidden}
          onAnonymous={(chosen) => {
            keepSetting('anonymous', chosen ? 'yes' : 'no');
            setAnonymous(chosen);
          }}
        />
      </div>
    </>
  );
}
