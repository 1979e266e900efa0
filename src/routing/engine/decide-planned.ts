import { TRIAGE_QUEUE } from '../../domain/queue.js';
import type { Ticket } from '../../domain/ticket.js';
import { phrase } from '../explanation/phrase.js';
import { mergeSkills } from '../merge-skills.js';
import type { Decision } from './decision.js';
import { describeDemand, describeRequirements, describeStep } from './describe-demand.js';
import type { Line } from './memory.js';
import type { Plan } from './next-plan.js';
import type { QueueBook } from './queue-book.js';
import { relaxSkills } from './relax-skills.js';

interface Waiting {
  readonly ticket: Ticket;
  readonly line: Line;
  readonly queues: QueueBook;
}

/** What becomes of a waiting ticket that nobody has taken; its age is kept. */
export function decidePlanned(what: Plan['what'], waiting: Waiting): Decision {
  if (what === 'relax') return decideRelaxation(waiting);
  return what === 'overflow' ? decideOverflow(waiting) : decideTriage(waiting);
}

function decideRelaxation({ ticket }: Waiting): Decision {
  const [step = { afterSeconds: 0 }, ...relaxation] = ticket.relaxation ?? [];
  const requiredSkills = relaxSkills(ticket.requiredSkills, step);
  // what the queue asked for may be gone now; what is left of the rest goes along into another queue
  const { ownSkills } = ticket;
  return {
    kind: 'relax',
    ticket,
    ticketId: ticket.id,
    change: {
      requiredSkills,
      relaxation,
      ...(ownSkills === undefined ? {} : { ownSkills: relaxOwn(ownSkills, requiredSkills) }),
    },
    record: {
      kind: 'note',
      sentence: phrase('relaxed', {
        seconds: step.afterSeconds,
        step: describeStep(step),
        requirements: describeRequirements(requiredSkills),
      }),
    },
  };
}

const relaxOwn = (own: Ticket['requiredSkills'], left: Ticket['requiredSkills']) =>
  Object.fromEntries(
    Object.entries(own)
      .filter(([skill]) => Object.hasOwn(left, skill))
      .map(([skill, minimum]) => [skill, Math.min(minimum, left[skill] ?? minimum)]),
  );

function decideOverflow({ ticket, queues }: Waiting): Decision {
  const overflow = queues.get(ticket.queue)?.overflow;
  const to = overflow?.to ?? TRIAGE_QUEUE;
  const skills = queues.get(to)?.requiredSkills;
  const closed = overflow?.whenClosed === true && !queues.isOpen(ticket.queue);
  const seconds = overflow?.afterSeconds;
  return {
    kind: 'overflow',
    ticket,
    ticketId: ticket.id,
    change: {
      queue: to,
      requiredSkills:
        to === TRIAGE_QUEUE ? (skills ?? {}) : mergeSkills(skills, ticket.ownSkills ?? ticket.requiredSkills),
      passedOverBy: [],
    },
    record: {
      kind: 'note',
      sentence: closed
        ? phrase('overflowed-closed', { queue: ticket.queue, to })
        : seconds === undefined
          ? phrase('overflowed-hopeless', { queue: ticket.queue, to })
          : phrase('overflowed', { queue: ticket.queue, to, seconds }),
    },
  };
}

function decideTriage({ ticket, line, queues }: Waiting): Decision {
  const sentence = phrase('moved-to-triage', { queue: ticket.queue, requirements: describeDemand(line) });
  return {
    kind: 'to-triage',
    ticket,
    ticketId: ticket.id,
    change: { queue: TRIAGE_QUEUE, requiredSkills: queues.get(TRIAGE_QUEUE)?.requiredSkills ?? {} },
    record: { kind: 'note', sentence },
  };
}

/** The time for work after the answer is over: the ticket is done and its agent free. */
export function decideWrapUpOver(ticket: Ticket): Decision {
  return {
    kind: 'wrap-up-over',
    ticket,
    ticketId: ticket.id,
    agentId: ticket.agentId ?? '',
    record: { kind: 'note', sentence: phrase('wrap-up-over') },
  };
}
