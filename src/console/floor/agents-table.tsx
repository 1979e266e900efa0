import type { AgentJson, OverviewJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { pathTo } from '../shared/use-route.js';

const ORDER = ['available', 'busy', 'away', 'offline'];

/**
 * Who is there and how full. Sorted by presence and then by an id that says nothing: never by anything that would
 * rank single people. With names hidden there is no way from a line to a person either.
 */
export function AgentsTable(props: {
  readonly agents: readonly AgentJson[];
  readonly figures: OverviewJson;
  readonly now: number;
  readonly anonymous: boolean;
  readonly onAnonymous: (anonymous: boolean) => void;
}) {
  const { me, words } = useConsole();
  const { floor } = words;
  const { agents, figures, now, anonymous } = props;
  const sorted = [...agents].sort(
    (a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || a.id.localeCompare(b.id),
  );
  return (
    <div class="card">
      <div class="card-head">
        <h2 id="agents-title" class="card-title">
          {floor.agents}
        </h2>
        {me.agentsHidden ? (
          <p class="small muted">{floor.worksCouncil}</p>
        ) : (
          <label class="check small">
            <input
              type="checkbox"
              checked={anonymous}
              onChange={(event) => props.onAnonymous(event.currentTarget.checked)}
            />
            {floor.anonymous}
          </label>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="agents-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{floor.agent}</th>
              <th scope="col">{floor.presence}</th>
              <th scope="col">{floor.load}</th>
              {!anonymous && (
                <th scope="col" class="skills-head">
                  {floor.skills}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {sorted.map((agent, index) => {
              const held = figures.agents.find(({ agentId }) => agentId === agent.id);
              const percent = Math.round(100 * (held?.load ?? 0));
              return (
                <tr key={agent.id}>
                  <th scope="row">
                    {anonymous ? (
                      floor.agentNumber(index + 1)
                    ) : (
                      <a href={pathTo('desk', agent.id)}>{agent.name}</a>
                    )}
                  </th>
                  <td class={`nowrap presence-${agent.presence}`}>
                    <span class="dot" aria-hidden="true" /> {words.presence[agent.presence]}{' '}
                    {!anonymous && (
                      <span class="muted small">{formatDuration(now - Date.parse(agent.presenceSince))}</span>
                    )}
                  </td>
                  <td>
                    <span class="load">
                      <span class="bar" aria-hidden="true">
                        <span style={{ width: `${Math.min(100, percent)}%` }} />
                      </span>
                      <span class="num">{percent} %</span>
                    </span>
                  </td>
                  {!anonymous && (
                    <td class="small muted skills">
                      {Object.entries(agent.skills)
                        .sort(([, a], [, b]) => b - a)
                        .map(([skill, level]) => `${skill} ${level}`)
                        .join(', ')}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
