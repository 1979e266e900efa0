import type { Phrase } from './phrase-table.js';

/** What became of a ticket: by plan, or by somebody’s hand. Values stand in braces; fixed text follows each. */
export const MOVE_PHRASES = {
  // what became of a ticket that nobody took
  relaxed: {
    en: 'After {seconds} seconds without anybody who could take it, less is asked for ({step}); what is left: {requirements}.',
    de: 'Nach {seconds} Sekunden ohne jemanden, der es übernehmen konnte, wird weniger verlangt ({step}); es bleibt: {requirements}.',
  },
  overflowed: {
    en: 'Queue “{queue}” could not serve it within {seconds} seconds; it moved on to queue “{to}”.',
    de: 'Die Warteschlange „{queue}“ konnte es nicht innerhalb von {seconds} Sekunden bedienen; es ging weiter in die Warteschlange „{to}“.',
  },
  'overflowed-closed': {
    en: 'Queue “{queue}” is closed; it moved on to queue “{to}”.',
    de: 'Die Warteschlange „{queue}“ ist geschlossen; es ging weiter in die Warteschlange „{to}“.',
  },
  'overflowed-hopeless': {
    en: 'No registered agent can ever take it in queue “{queue}”; it moved on to queue “{to}”.',
    de: 'Keine angemeldete Person kann es je in der Warteschlange „{queue}“ übernehmen; es ging weiter in die Warteschlange „{to}“.',
  },
  'wrap-up-over': {
    en: 'The time for work after the answer is over; the ticket is completed.',
    de: 'Die Zeit für die Nacharbeit ist um; das Ticket ist abgeschlossen.',
  },
  // by somebody's hand
  'put-aside': {
    en: 'Put aside until {time}.',
    de: 'Zurückgestellt bis {time}.',
  },
  'put-aside-because': {
    en: 'Put aside until {time} ({reason}).',
    de: 'Zurückgestellt bis {time} ({reason}).',
  },
  'hold-ended': {
    en: 'No longer put aside; it waits from now on.',
    de: 'Nicht länger zurückgestellt; es wartet ab jetzt.',
  },
  'transferred-to-queue': {
    en: 'Transferred to queue {queue}.',
    de: 'Weitergegeben an die Warteschlange {queue}.',
  },
  'transferred-to-queue-because': {
    en: 'Transferred to queue {queue} ({reason}).',
    de: 'Weitergegeben an die Warteschlange {queue} ({reason}).',
  },
  'transferred-to-agent': {
    en: 'Transferred to agent {agent}.',
    de: 'Weitergegeben an {agent}.',
  },
  'transferred-to-agent-because': {
    en: 'Transferred to agent {agent} ({reason}).',
    de: 'Weitergegeben an {agent} ({reason}).',
  },
  transferred: { en: 'transferred', de: 'weitergegeben' },
  'case-changed': { en: 'business case changed', de: 'der Geschäftsvorfall wurde geändert' },
  'hold-cancels': { en: 'put aside', de: 'zurückgestellt' },
} as const satisfies Readonly<Record<string, Phrase>>;
