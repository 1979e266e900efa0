import type { Phrase } from './phrase-table.js';

/** What a waiting ticket waits for and what would free it. Values stand in braces; fixed text follows each. */
export const WAITING_PHRASES = {
  'waits-for': {
    en: 'It waits for an agent for {requirements}.',
    de: 'Es wartet auf eine Person für {requirements}.',
  },
  'ahead-in-line': {
    en: '{count} tickets with the same demands are ahead of it.',
    de: '{count} Tickets mit denselben Anforderungen sind vor ihm an der Reihe.',
  },
  'capable-agents': {
    en: '{capable} registered agents could take it: {free} free, {full} fully occupied, {unavailable} not available, {passed} passed it over.',
    de: '{capable} angemeldete Personen könnten es übernehmen: {free} frei, {full} ausgelastet, {unavailable} nicht verfügbar, {passed} haben es ausgelassen.',
  },
  'freed-by-capacity': {
    en: 'It is offered as soon as one of the occupied agents ends a ticket.',
    de: 'Es wird angeboten, sobald eine der ausgelasteten Personen ein Ticket abschließt.',
  },
  'freed-by-presence': {
    en: 'It is offered as soon as one of the others becomes available.',
    de: 'Es wird angeboten, sobald eine der übrigen Personen verfügbar wird.',
  },
  'freed-by-pause': {
    en: 'All have passed it over; they are asked again from {time}.',
    de: 'Alle haben es ausgelassen; ab {time} werden sie erneut gefragt.',
  },
  'held-until': {
    en: 'It is put aside until {time}.',
    de: 'Es ist bis {time} zurückgestellt.',
  },
  'queue-closed': {
    en: 'Its queue “{queue}” is closed until {time}.',
    de: 'Seine Warteschlange „{queue}“ ist bis {time} geschlossen.',
  },
  'queue-never-open': {
    en: 'Its queue “{queue}” is closed, with no opening in sight.',
    de: 'Seine Warteschlange „{queue}“ ist geschlossen, eine Öffnung ist nicht in Sicht.',
  },
  'due-at': {
    en: 'It should be with an agent by {time}.',
    de: 'Es soll bis {time} bei einer Person sein.',
  },
  'nobody-can': {
    en: 'No registered agent can ever take it as it stands.',
    de: 'Keine angemeldete Person kann es so, wie es ist, je übernehmen.',
  },
  'planned-relaxation': {
    en: 'From {time} on less is asked for: {step}.',
    de: 'Ab {time} wird weniger verlangt: {step}.',
  },
  'planned-overflow': {
    en: 'At {time} it moves on to queue “{to}”.',
    de: 'Um {time} geht es weiter in die Warteschlange „{to}“.',
  },
  'freed-by-triage': {
    en: 'No registered agent can ever take it; it moves to triage at {time}.',
    de: 'Keine angemeldete Person kann es je übernehmen; es kommt um {time} in die Triage.',
  },
  'nobody-registered': {
    en: 'No registered agent can take it; it is offered as soon as somebody with the skills is registered.',
    de: 'Keine angemeldete Person kann es übernehmen; es wird angeboten, sobald jemand mit den Fähigkeiten angemeldet ist.',
  },
  'decision-due': {
    en: 'Its next offer is being decided.',
    de: 'Über das nächste Angebot wird gerade entschieden.',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
