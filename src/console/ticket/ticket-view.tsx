import { useState } from 'preact/hooks';
import type { TicketJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useNow } from '../shared/use-now.js';
import { useShortcuts } from '../shared/use-shortcuts.js';
import { AnswerComposer } from './answer-composer.js';
import { CaseCard } from './case-card.js';
import { CasePicker } from './case-picker.js';
import { ConversationView } from './conversation-view.js';
import { FactsCard } from './facts-card.js';
import { HeldBanner } from './held-banner.js';
import { HoldDialog } from './hold-dialog.js';
import { RelatedCard } from './related-card.js';
import { TicketButtons } from './ticket-buttons.js';
import { TransferDialog } from './transfer-dialog.js';
import { type OpenTicket, useTicket } from './use-ticket.js';
import { type TicketActions, useTicketActions } from './use-ticket-actions.js';
import { WhyCard } from './why-card.js';

/** One ticket with everything that is needed to deal with it. */
export function TicketView(props: {
  readonly ticketId: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const { words } = useConsole();
  const open = useTicket(props.ticketId);
  const actions = useTicketActions(open, { onDone: props.onDone });
  if (open.value === null) {
    return (
      <p class="loading" role="status">
        {words.floor.loading}
      </p>
    );
  }
  return <Opened open={open.value} actions={actions} onBack={props.onBack} />;
}

function Opened(props: {
  readonly open: OpenTicket;
  readonly actions: TicketActions;
  readonly onBack: () => void;
}) {
  const { words, me, caseName } = useConsole();
  const { open, actions } = props;
  const { ticket } = open;
  const [dialog, setDialog] = useState<'correct' | 'transfer' | 'hold' | null>(null);
  const mayAct = mayActOn(ticket, me.agentId);
  const inWork = ticket.state === 'assigned' || ticket.state === 'wrapping';
  const others = ticket.alternatives
    .map(({ businessCase }) => businessCase)
    .filter((key) => key !== ticket.businessCase)
    .slice(0, 4);

  useShortcuts(
    mayAct
      ? {
          c: actions.confirm,
          k: () => setDialog('correct'),
          ...Object.fromEntries(
            others.map((key, index) => [String(index + 1), () => actions.correct(key)] as const),
          ),
          n: () => document.getElementById('answer-text')?.focus(),
          ...(inWork ? { e: actions.complete } : {}),
          ...(ticket.state === 'assigned' ? { w: actions.wrapUp } : {}),
          t: () => setDialog('transfer'),
          ...(inWork ? { h: () => setDialog('hold') } : {}),
        }
      : {},
  );

  return (
    <article class="ticket" aria-label={ticket.subject ?? words.desk.noSubject}>
      <TicketHead ticket={ticket} onBack={props.onBack} />
      {!mayAct && (
        <p class="banner" role="status">
          {me.agentId !== null && ticket.agentId !== me.agentId
            ? words.ticket.notYours
            : words.state[ticket.state]}
        </p>
      )}
      <HeldBanner ticket={ticket} busy={actions.busy} onEnd={() => actions.hold({ until: null })} />
      <div class="ticket-columns">
        <div class="ticket-left">
          <ConversationView open={open} mayAct={mayAct} actions={actions} />
          {mayAct && <AnswerComposer ticket={ticket} actions={actions} />}
        </div>
        <div class="ticket-right">
          <CaseCard
            ticket={ticket}
            others={others}
            mayAct={mayAct}
            actions={actions}
            onCorrect={() => setDialog('correct')}
          />
          <FactsCard open={open} mayAct={mayAct} actions={actions} />
          <RelatedCard ticket={ticket} />
          <WhyCard ticket={ticket} />
        </div>
      </div>
      {mayAct && (
        <TicketButtons
          ticket={ticket}
          actions={actions}
          onTransfer={() => setDialog('transfer')}
          onHold={() => setDialog('hold')}
        />
      )}
      {dialog === 'correct' && (
        <CasePicker
          current={ticket.businessCase}
          likely={ticket.alternatives.map(({ businessCase }) => businessCase)}
          onClose={() => setDialog(null)}
          onChoose={(key) => {
            setDialog(null);
            actions.correct(key);
          }}
        />
      )}
      {dialog === 'hold' && (
        <HoldDialog
          onClose={() => setDialog(null)}
          onHold={(hold) => {
            setDialog(null);
            actions.hold(hold);
          }}
        />
      )}
      {dialog === 'transfer' && (
        <TransferDialog
          title={`${words.ticket.transfer}: ${caseName(ticket.businessCase, ticket.outOfScope)}`}
          ticket={ticket}
          onClose={() => setDialog(null)}
          onTransfer={(target) => {
            setDialog(null);
            actions.transfer(target);
          }}
        />
      )}
    </article>
  );
}

/** Agents act on what they hold; other roles on whatever is not done. */
function mayActOn(ticket: TicketJson, agentId: string | null): boolean {
  if (ticket.state === 'completed' || ticket.state === 'answered') return false;
  return agentId === null || (ticket.agentId === agentId && ticket.state !== 'reserved');
}

function TicketHead({ ticket, onBack }: { readonly ticket: TicketJson; readonly onBack: () => void }) {
  const { words, queueName } = useConsole();
  const now = useNow(30_000);
  return (
    <header class="ticket-head">
      <button type="button" class="quiet icon-only back" onClick={onBack} aria-label={words.desk.back}>
        <Icon name="back" />
      </button>
      <div class="ticket-title">
        <h2>{ticket.subject ?? words.desk.noSubject}</h2>
        <p class="muted small">
          <span class={`channel channel-${ticket.channel}`}>
            <Icon name={ticket.channel} size={15} /> {words.channel[ticket.channel]}
          </span>
          <span>{queueName(ticket.queue)}</span>
          <span>{formatDuration(now - Date.parse(ticket.createdAt))}</span>
          {ticket.customerId !== null && <span>{ticket.customerId}</span>}
        </p>
      </div>
      <span class={`state state-${ticket.state}`}>{words.state[ticket.state]}</span>
    </header>
  );
}
