// Everything routing says, in both languages. Decision records keep the English sentence; because every sentence
// comes from this table, `translateSentence` can find its phrase again and say it in German.
import type { DisplayLanguage } from '../../domain/language.js';

type Phrase = Readonly<Record<DisplayLanguage, string>>;

/** Values stand in braces. Every value must be followed by fixed text, so that a sentence can be read back. */
export const PHRASES = {
  // why a workflow filter did not hold
  'filter-business-case': {
    en: 'the business case is “{actual}”, not one of: {wanted}.',
    de: 'der Geschäftsvorfall ist „{actual}“, keiner von: {wanted}.',
  },
  'filter-unsure': {
    en: 'the business case “{actual}” is only a guess (tier “triage”), and the filter does not name that tier.',
    de: 'der Geschäftsvorfall „{actual}“ ist nur geraten (Stufe „triage“), und der Filter nennt diese Stufe nicht.',
  },
  'filter-tier': {
    en: 'the tier is “{actual}”, not one of: {wanted}.',
    de: 'die Stufe ist „{actual}“, keine von: {wanted}.',
  },
  'filter-channel': {
    en: 'the channel is “{actual}”, not one of: {wanted}.',
    de: 'der Kanal ist „{actual}“, keiner von: {wanted}.',
  },
  'filter-language': {
    en: 'the language is “{actual}”, not one of: {wanted}.',
    de: 'die Sprache ist „{actual}“, keine von: {wanted}.',
  },
  'filter-in-scope': {
    en: 'the message is in scope.',
    de: 'die Nachricht gehört zu den bekannten Vorfällen.',
  },
  'filter-out-of-scope': {
    en: 'the message is out of scope.',
    de: 'die Nachricht gehört zu keinem bekannten Vorfall.',
  },
  'filter-entities': {
    en: 'the message does not hold: {missing}.',
    de: 'in der Nachricht fehlt: {missing}.',
  },
  'filter-confidence': {
    en: 'the confidence is {actual} %, below {wanted} %.',
    de: 'die Sicherheit ist {actual} %, unter {wanted} %.',
  },
  'filter-unknown-queue': {
    en: 'its queue “{queue}” does not exist; the ticket goes to triage instead.',
    de: 'ihre Warteschlange „{queue}“ gibt es nicht; das Ticket geht stattdessen in die Triage.',
  },
  // why an agent was passed over
  'lacks-skill': {
    en: 'lacks the skill “{skill}”: needs level {minimum}, has {level}.',
    de: 'hat die Fähigkeit „{skill}“ nicht ausreichend: nötig ist Stufe {minimum}, vorhanden {level}.',
  },
  'lacks-language': { en: 'does not speak “{language}”.', de: 'spricht „{language}“ nicht.' },
  'excluded-queue': {
    en: 'is kept from the queue “{name}” by a supervisor.',
    de: 'ist von der Warteschlange „{name}“ durch die Leitung ausgenommen.',
  },
  'excluded-business-case': {
    en: 'is kept from the business case “{name}” by a supervisor.',
    de: 'ist vom Geschäftsvorfall „{name}“ durch die Leitung ausgenommen.',
  },
  'excluded-customer': {
    en: 'is kept from the customer “{name}” by a supervisor.',
    de: 'ist von „{name}“ (Kundschaft) durch die Leitung ausgenommen.',
  },
  'no-channel': {
    en: 'takes no tickets of the channel “{channel}”.',
    de: 'bearbeitet den Kanal „{channel}“ nicht.',
  },
  'not-available': { en: 'is {presence} at present.', de: 'ist derzeit {presence}.' },
  'is-full': {
    en: 'has no room for another “{channel}” ticket ({load} % taken).',
    de: 'hat keinen Platz für ein weiteres „{channel}“-Ticket ({load} % belegt).',
  },
  'passed-over': {
    en: 'has rejected this ticket or let it time out before.',
    de: 'hat dieses Ticket schon abgelehnt oder verstreichen lassen.',
  },
  'more-loaded': {
    en: 'has more work in hand ({load} %, chosen agent {chosen} %).',
    de: 'hat mehr Arbeit in der Hand ({load} %, gewählte Person {chosen} %).',
  },
  'idle-shorter': {
    en: 'has been idle for a shorter time ({idle} s, chosen agent {chosen} s).',
    de: 'ist kürzer frei ({idle} s, gewählte Person {chosen} s).',
  },
  'same-rank': {
    en: 'ranks equal; the lower id decided.',
    de: 'steht gleichauf; die kleinere Kennung entschied.',
  },
  'not-preferred': {
    en: 'is free too, but the ticket prefers the chosen agent.',
    de: 'ist auch frei, aber das Ticket bevorzugt die gewählte Person.',
  },
  // notes on an offer
  'language-dropped': {
    en: 'Nobody who could take it speaks “{language}”, so the language was not required.',
    de: 'Niemand, der es übernehmen könnte, spricht „{language}“; die Sprache wurde daher nicht verlangt.',
  },
  'asked-again': {
    en: 'Everybody who could take it has passed it over before, so all are asked again.',
    de: 'Alle, die es übernehmen könnten, haben es schon ausgelassen; darum werden alle erneut gefragt.',
  },
  'preferred-chosen': {
    en: 'The chosen agent is the one whom this ticket prefers.',
    de: 'Die gewählte Person ist die, die dieses Ticket bevorzugt.',
  },
  'moved-to-triage': {
    en: 'No registered agent can ever meet what queue “{queue}” asks for ({requirements}); moved to triage.',
    de: 'Keine angemeldete Person kann erfüllen, was die Warteschlange „{queue}“ verlangt ({requirements}); in die Triage verschoben.',
  },
  'auto-accepted': {
    en: 'The queue accepts offers by itself: the agent was not asked.',
    de: 'Die Warteschlange nimmt Angebote selbst an; die Person wurde nicht gefragt.',
  },
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
  // how an offer or an assignment ended
  'offer-timed-out': {
    en: 'no answer within {seconds} seconds',
    de: 'keine Antwort innerhalb von {seconds} Sekunden',
  },
  'agent-offline': { en: 'the agent went offline', de: 'die Person hat sich abgemeldet' },
  'set-away': {
    en: 'Agent “{agent}” let {count} offers in a row run out and is set away.',
    de: '„{agent}“ hat {count} Angebote hintereinander verstreichen lassen und ist auf abwesend gesetzt.',
  },
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
  'returned-to-queue': {
    en: 'Agent “{agent}” went offline; the ticket waits again and keeps its age.',
    de: '„{agent}“ hat sich abgemeldet; das Ticket wartet wieder und behält sein Alter.',
  },
  // a waiting ticket
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

export type PhraseKey = keyof typeof PHRASES;
