import { PRESENCES, type Presence } from '../../domain/agent.js';
import type { AgentJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { useShortcuts } from '../shared/use-shortcuts.js';

/** Says whether the agent takes tickets, and follows when somebody else says so. */
export function PresenceSwitch({ agentId }: { readonly agentId: string }) {
  const { api, words, tellError } = useConsole();
  const agent = useLiveReading(
    `agent ${agentId}`,
    () => api.get<AgentJson>(`/v1/agents/${encodeURIComponent(agentId)}`),
    ({ type, data }) => type.startsWith('agent.') && data['agentId'] === agentId,
  );
  const choose = (presence: Presence) => {
    api
      .send<AgentJson>('PATCH', `/v1/agents/${encodeURIComponent(agentId)}/presence`, { body: { presence } })
      .then(agent.set, tellError);
  };
  const presence = agent.value?.presence ?? 'offline';
  useShortcuts({ v: () => choose(presence === 'available' ? 'away' : 'available') });
  return (
    <label class={`presence presence-${presence}`}>
      <span class="dot" aria-hidden="true" />
      <span class="off-screen">{words.presence.label}</span>
      <select
        value={presence}
        onChange={(event) => {
          const chosen = PRESENCES.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) choose(chosen);
        }}
        aria-keyshortcuts="V"
      >
        {PRESENCES.map((one) => (
          <option key={one} value={one}>
            {words.presence[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
