/**
 * Whether a text that carries no header of an automatic answer is one all the same. An absence alone is not enough
 * ("Ich bin bis Freitag nicht im Büro, liefern Sie bitte später" is a customer's wish): it must come with what only
 * an absence notice says, and must ask nothing. Looks at the first 1,500 characters.
 */
export function looksLikeOutOfOffice(newText: string): boolean {
  const text = newText.slice(0, 1_500);
  if (newText.length > 2_500 || text.includes('?')) return false;
  return ABSENCE.test(text) && NOTICE.test(text);
}

/** The subject of an out-of-office answer; mail programs put it first and never behind a reply prefix. */
export function isOutOfOfficeSubject(subject: string): boolean {
  return OOO_SUBJECT.test(subject);
}

/** The subject of any other automatic answer. */
export function isAutoReplySubject(subject: string): boolean {
  return AUTO_SUBJECT.test(subject);
}

/** Whether the text calls itself automatic ("Dies ist eine automatisch erstellte Nachricht"). First 3,000 characters. */
export function callsItselfAutomatic(newText: string): boolean {
  return AUTOMATIC.test(newText.slice(0, 3_000));
}

const ABSENCE =
  /(?:nicht (?:im (?:büro|haus|dienst|hause)|erreichbar|am arbeitsplatz)|außer haus|abwesend|meine[rm]? abwesenheit|im urlaub|in (?:elternzeit|mutterschutz|den ferien)|auf dienstreise|out of (?:the )?office|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday)|away from (?:the office|my desk)|currently away|ooo\b)/i;
const NOTICE =
  /(?:(?:e-?mails?|nachrichten?|mails?) (?:wird|werden) (?:in dieser zeit |während(?:dessen| meiner abwesenheit)? |derzeit )?(?:nicht|weder) (?:automatisch )?(?:weitergeleitet|gelesen|bearbeitet)|(?:nicht|weder) weitergeleitet|(?:in|bei) (?:dringenden|eiligen) (?:fällen|angelegenheiten|anliegen)|wenden sie sich (?:bitte )?an (?:mein|unser|frau|herrn|die kolleg)|(?:meine|ihre) (?:kollegin|vertretung)|vertritt mich|nach meiner rückkehr|(?:ab|wieder ab) (?:dem |montag|dienstag|mittwoch|donnerstag|freitag|\d).{0,40}wieder (?:im (?:büro|haus)|erreichbar|für sie da|da\b)|wieder (?:im (?:büro|haus)|erreichbar|für sie da)|danke? für ihre (?:e-?mail|nachricht|mail)|(?:reply|respond|answer|get back to you|attend to).{0,50}(?:upon|on|after|when i) (?:my )?return|for urgent (?:matters|issues|requests|enquiries)|in urgent cases|in my absence|will not be (?:forwarded|read|monitored)|limited access to (?:my )?e-?mails?|back in the office|thank you for your (?:e-?mail|message))/i;
const OOO_SUBJECT =
  /^\s*(?:\[?auto(?:matisch|matic)?\]?:? )?(?:abwesenheit(?:snotiz|sassistent|sbenachrichtigung|smeldung|snachricht)?\b(?! (?:bei|am|vom|während))|out[- ]of[- ](?:the[- ])?office|ooo\b|abwesend\s*:|nicht im büro|urlaubs(?:notiz|abwesenheit)|vacation reply|absence du bureau|réponse automatique d['’]absence|fuori ufficio|fuera de la oficina|i am (?:away|out of office)|ich bin (?:abwesend|nicht im büro))/i;
const AUTO_SUBJECT =
  /^\s*(?:automatische (?:antwort|rückmeldung|eingangsbestätigung)|automatic reply|auto(?:matisierte antwort|reply|-reply|response|-antwort|: )|autosvar|réponse automatique|risposta automatica|respuesta automática|eingangsbestätigung:|\[auto-?reply\])/i;
const AUTOMATIC =
  /(?:(?:dies|das|diese e-?mail|diese nachricht) (?:ist|wurde) (?:eine? )?(?:automatisch(?:e|en)?|maschinell|vom system)(?: (?:generierte?|erstellte?|erzeugte?|versandte?|versendete?|gesendete?|verschickt))?|(?:this is|this (?:e-?mail|message) (?:is|was)) (?:an )?(?:auto(?:mated|matic(?:ally)?)(?:-| )?(?:generated|sent|reply|response|message|e-?mail|notification)?)|(?:bitte )?antworten sie (?:bitte )?nicht auf diese|(?:please )?do not reply (?:directly )?to this)/i;
