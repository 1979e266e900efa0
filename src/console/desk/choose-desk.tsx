import type { AgentJson, PageJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { pathTo } from '../shared/use-route.js';

/** For keys that belong to no agent: whose desk to look at. */
export function ChooseDesk() {
  const { me, words } = useConsole();
  return me.agentsHidden ? (
    <div class="page">
      <h1>{words.nav.desk}</h1>
      <p class="hint">{words.floor.worksCouncil}</p>
    </div>
  ) : (
    <Desks />
  );
}

function Desks() {
  const { api, words } = useConsole();
  const agents = useLiveReading(
    'agents',
    () => api.get<PageJson<AgentJson>>('/v1/agents'),
    ({ type }) => type.startsWith('agent.'),
  );
  return (
    <div class="page">
      <h1>{words.desk.chooseAgent}</h1>
      <p class="muted">{words.desk.chooseAgentLead}</p>
      <ul class="desks">
        {(agents.value?.items ?? []).map((agent) => (
          <li key={agent.id}>
            <a href={pathTo('desk', agent.id)} class={`desk-link presence-${agent.presence}`}>
              <span class="avatar" aria-hidden="true">
                {agent.name.slice(0, 1)}
              </span>
              <span>
                <strong>{agent.name}</strong>
                <span class="muted small">
                  <span class="dot" aria-hidden="true" /> {words.presence[agent.presence]}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
