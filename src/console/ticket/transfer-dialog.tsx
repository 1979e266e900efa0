import { useEffect, useState } from 'preact/hooks';
import type { AgentJson, PageJson, TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';

/** To another queue; whoever may see all agents also to one of them. */
export function TransferDialog(props: {
  readonly title: string;
  readonly ticket: TicketJson;
  readonly onClose: () => void;
  readonly onTransfer: (target: {
    readonly queue?: string;
    readonly agentId?: string;
    readonly reason?: string;
  }) => void;
}) {
  const { api, me, words, queues, tellError } = useConsole();
  const others = queues.filter(({ name }) => name !== props.ticket.queue);
  const [target, setTarget] = useState(`queue ${others[0]?.name ?? ''}`);
  const [reason, setReason] = useState('');
  const [agents, setAgents] = useState<readonly AgentJson[]>([]);
  useEffect(() => {
    if (me.role === 'agent' || me.agentsHidden) return;
    api
      .get<PageJson<AgentJson>>('/v1/agents')
      .then(({ items }) => setAgents(items.filter(({ presence }) => presence === 'available')), tellError);
  }, [api, me, tellError]);
  return (
    <Dialog title={props.title} closeLabel={words.ticket.cancel} onClose={props.onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          const [kind, ...rest] = target.split(' ');
          props.onTransfer({
            [kind === 'queue' ? 'queue' : 'agentId']: rest.join(' '),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          });
        }}
      >
        <label class="field">
          <span>{words.ticket.transferTo}</span>
          <select
            value={target}
            autofocus
            onChange={(event) => setTarget(event.currentTarget.value)}
            onKeyDown={(event) => {
              // browsers submit from a field, not from a choice
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          >
            <optgroup label={words.ticket.queue}>
              {others.map(({ name, displayName }) => (
                <option key={name} value={`queue ${name}`}>
                  {displayName[words.language]}
                </option>
              ))}
            </optgroup>
            {agents.length > 0 && (
              <optgroup label={words.ticket.agent}>
                {agents.map(({ id, name }) => (
                  <option key={id} value={`agent ${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </label>
        <label class="field">
          <span>{words.ticket.reason}</span>
          <input value={reason} maxLength={500} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div class="row end">
          <button type="button" onClick={props.onClose}>
            {words.ticket.cancel}
          </button>
          <button type="submit" class="primary">
            {words.ticket.transfer}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
