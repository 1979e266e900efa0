import { mayMatch } from '../text/rare-matches.js';
import { splitSentences } from '../text/split-sentences.js';
import { isClosingLine } from './closing-line.js';

/**
 * Whether a text that carries no header of an automatic answer is an absence notice all the same. An absence alone is
 * not enough ("Ich bin bis Freitag nicht im Büro, liefern Sie bitte später" is a customer's wish). It must be the
 * writer's or their office's own, must come with what such a notice says (who stands in, that mail is not read, when
 * somebody answers), and nothing may be asked or wanted; where that says only little, nothing else may stand there at
 * all. When unsure it is a customer. Looks at the first 1,500 characters.
 */
export function looksLikeOutOfOffice(newText: string): boolean {
  // most messages end here: what is in no place of the whole is in none of its sentences
  if (newText.length > 2_500 || !mayMatch(newText, ABSENCE) || newText.slice(0, 1_500).includes('?'))
    return false;
  const joined = joinWrappedLines(newText.slice(0, 1_500));
  if (!ABSENCE.test(joined)) return false;
  const sentences = splitSentences(joined);
  if (!sentences.some((sentence) => ABSENCE.test(sentence))) return false;
  if (sentences.some((sentence) => WISH.test(sentence) && !REFERRAL.test(sentence))) return false;
  if (sentences.some((sentence) => NOTICE.test(sentence))) return true;
  const clauses = sentences.flatMap((sentence) => sentence.split(/[,;] /));
  return sentences.some((sentence) => SMALL_NOTICE.test(sentence)) && clauses.every(isOfNotice);
}

/** Whether the writer or their office says to be away: enough where a header or subject already tells of a machine. */
export function mentionsAbsence(newText: string): boolean {
  return mayMatch(newText, ABSENCE) && ABSENCE.test(newText.slice(0, 1_500));
}

/** Plain text is wrapped at about 72 characters: a long line goes on in the next. "13. März" ends no sentence. */
function joinWrappedLines(text: string): string {
  const lines = text.split('\n');
  let joined = lines[0] ?? '';
  for (const [index, line] of lines.slice(1).entries()) {
    const isWrapped = (lines[index] ?? '').length >= 50 && /^\S/.test(line);
    joined += `${isWrapped ? ' ' : '\n'}${line}`;
  }
  return joined.replace(/(?<=\d\.) /g, '\u2060');
}

function isOfNotice(clause: string): boolean {
  return (
    ABSENCE.test(clause) ||
    SMALL_NOTICE.test(clause) ||
    GREETING.test(clause) ||
    isClosingLine(clause) ||
    clause.split(/\s+/).length <= 3
  );
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
  return mayMatch(newText, AUTOMATIC) && AUTOMATIC.test(newText.slice(0, 3_000));
}

/** Whether a text calls itself automatic and confirms a receipt; nobody who writes themselves says so without an "I". */
export function looksLikeReceipt(newText: string): boolean {
  const text = newText.slice(0, 1_500);
  return (
    newText.length <= 2_500 &&
    mayMatch(newText, AUTOMATIC) &&
    !text.includes('?') &&
    AUTOMATIC.test(text) &&
    RECEIPT.test(text) &&
    !/(?<!\p{L})(?:ich|mir|mein\p{L}{0,2}|i|my)(?!\p{L})/iu.test(text)
  );
}

/** The writer's or their office's own; "Ihr Büro war nicht erreichbar" and "ich gehe im Mai in Elternzeit" are none. */
const ABSENCE =
  /(?<!\p{L})(?:(?:ich bin|bin ich|wir sind|sind wir|ich befinde mich|i am|i['’]m|we are|we['’]re|i will be|i['’]ll be|we will be)\s.{0,80}?(?:nicht (?:im (?:büro|haus|dienst|hause)|erreichbar|am arbeitsplatz|da|persönlich erreichbar)|außer haus|abwesend|im (?:\p{L}{0,20})urlaub|i[nm] (?:elternzeit|mutterschutz|den ferien|krankenstand)|erst .{0,30}wieder (?:im (?:büro|haus)|erreichbar|da)(?!\p{L})|auf (?:dienst|geschäfts)?reisen?|unterwegs|krank|nicht (?:mehr|länger) (?:bei|für|im|in).{0,40}(?:tätig|beschäftigt|angestellt)|out of (?:the )?office|out of office|on (?:\p{L}{3,12} )?(?:leave|vacation|holidays?)|away|unavailable|travell?ing|no longer (?:with|at|employed|working))|(?:unser|mein)[\p{L}]{0,2} (?:büro|betrieb|geschäft|praxis|kanzlei|laden|werkstatt|geschäftsstelle|unternehmen|firma|kundenservice).{0,80}geschlossen|wir haben .{0,40}(?:betriebs|werks|sommer|weihnachts)?(?:ferien|urlaub)|our (?:office|shop|store|practice|company).{0,40}(?:is|are|will be) closed|(?:während|wegen|in) meiner abwesenheit|(?:currently|momentan|derzeit) (?:out of (?:the )?office|away|abwesend|im urlaub|nicht im (?:büro|haus))|out of (?:the )?office (?:until|from|till|and)|on (?:annual|parental|maternity|paternity|sick) leave|ooo until)/iu;
/** What only an absence notice says. */
const NOTICE =
  /(?:(?:e-?mails?|nachrichten?|mails?|anfragen?) (?:wird|werden)(?: \p{L}+){0,5} (?:nicht|weder)(?: \p{L}+){0,2} (?:weitergeleitet|gelesen|bearbeitet|beantwortet|abgerufen)|(?:nicht|weder) (?:automatisch )?weitergeleitet|(?:in|bei) (?:sehr )?(?:dringenden|eiligen) (?:fällen|angelegenheiten|anliegen|anfragen)(?:,? (?:wenden|kontaktieren|erreichen|schreiben|rufen|richten|bitte|hilft|können|steht)|\s?:)|(?:eingeschränkt\p{L}*|unregelmäßig\p{L}*|begrenzt\p{L}*|kein\p{L}*) (?:zugriff|zugang) auf (?:meine |e-?)?(?:e-?mails?|mails|postfach)|(?:lese|rufe) (?:ich )?(?:meine )?(?:e-?mails?|nachrichten) (?:nur|nicht|un)|(?:ihre|deine) (?:e-?mail|nachricht|mail|anfrage) .{0,30}(?:erst|nicht|später).{0,40}(?:beantwort|antwort|lesen|bearbeit)|(?:melde|antworte|beantworte|bearbeite|kümmere)\p{L}* .{0,60}(?:nach (?:meiner|unserer) rückkehr|sobald (?:ich|wir)|wenn ich (?:zurück|wieder))|(?:contact|call|ask) .{1,40} (?:for|with|if) (?:anything |any |it is )?urgent|(?:reply|respond|answer|get back to you|attend to|be in touch|deal with).{0,60}(?:upon|on|after|when (?:i|we)|as soon as|then(?!\p{L}))|(?:for|in) (?:any )?(?:urgent|emergency) (?:matters?|issues?|requests?|enquir(?:y|ies)|cases?|queries).{0,20}(?:please|contact|call|e-?mail|speak)|(?:if (?:it|this|your \p{L}+) is urgent)|will not be (?:forwarded|read|monitored)|(?:limited|no|intermittent|sporadic|restricted) access to (?:my )?(?:e-?mails?|inbox|messages)|(?:e-?mails|inbox) .{0,20}not (?:be )?(?:checked|monitored|read))/iu;
/** What such a notice says, and people too. */
const SMALL_NOTICE =
  /(?:(?:danke?|dank) für (?:ihre|deine|eure|die) (?:e-?mail|nachricht|mail|anfrage)|danke? für (?:ihr|dein) verständnis|thank(?:s| you) for (?:your|the) (?:e-?mail|message|mail|patience|understanding)|nach (?:meiner|unserer) rückkehr|(?:wenden|richten) sie (?:sich|ihre)|kontaktieren sie|please (?:contact|call)|meine (?:urlaubs)?vertretung (?:ist|hat|übernimmt)|vertritt mich|(?:kollegin|kollege|kollegen|colleague|vertretung)(?: \S+){0,3} (?:hilft|helfen|vertritt|steht|stehen|erreich|zu erreichen|will help|can help|is covering|will assist)|in my absence(?: please)? (?:contact|call|e-?mail)|(?<!\p{L})(?:i|we)(?: will|['’]ll| am| are)? (?:be )?(?:back|return(?:ing)?) (?:on|in|at|by|to)|(?:bin|sind|werde)(?: \S+){0,6} (?:wieder da|zurück)|wieder (?:im (?:büro|haus)|erreichbar|zu erreichen|für sie (?:da|erreichbar)|gern\p{L}* für sie)|back in the office)/iu;
const GREETING = /^\s*(?:sehr geehrte|guten (?:tag|morgen)|hallo|liebe[rs]?|dear|hello|hi)(?!\p{L})/iu;
/** What a customer wants. */
const WISH =
  /(?:(?:bitte|please)\s(?!(?:wenden|kontaktieren|richten|beachten|haben sie|melden sie sich bei|nutzen|contact|note|direct|refer|allow|get in touch|reach|bear with|e-?mail|speak to|expect)(?!\p{L}))\p{L}|(?:liefern|geben|schicken|senden|verlängern|verschieben|ändern|stornieren|bestätigen|prüfen|rufen) sie(?!\p{L})|(?<!\p{L})(?:möchte|möchten|will|brauche|benötige|benötigen|hätte gern\p{L}*|kündige|widerrufe|storniere|bestelle|nehme|passt)(?!\p{L})(?! be)(?! (?:not )?(?:reply|respond|return|answer|get|have|attend|deal|come|read|check|then|also))|i(?:['’]d| would) like|i (?:need|want)|mein\p{L}{0,2} (?:paket|bestellung|lieferung|rechnung|vertrag|sendung|beitrag|zeitung)|my (?:order|parcel|delivery|invoice|contract|bill|newspaper|subscription)|(?:bestellung|rechnung|vertrag|auftrag|kundennummer|order|invoice|customer number)[ :#]{0,3}(?:nr\.? ?)?\d{3})/iu;
/** "Bitte senden Sie Ihre Anfrage an x@firma.de" refers to somebody else. */
const REFERRAL =
  /\S@\S|(?:wenden sie sich|kontaktieren sie|richten sie|kollege|kollegin|zentrale|vertretung|colleague|reception|office)/iu;
const OOO_SUBJECT =
  /^\s*(?:\[?auto(?:matisch|matic)?\]?:? )?(?:abwesenheit(?:snotiz|sassistent|sbenachrichtigung|smeldung|snachricht)?\b(?! (?:bei|am|vom|während))|out[- ]of[- ](?:the[- ])?office|ooo\b|abwesend\s*:|nicht im büro|urlaubs(?:notiz|abwesenheit)|vacation reply|absence du bureau|réponse automatique d['’]absence|fuori ufficio|fuera de la oficina|(?:i am|i['’]m) (?:away|out of (?:the )?office|on (?:leave|holiday|vacation))|ich bin (?:abwesend|nicht im büro|im urlaub))/i;
const RECEIPT =
  /(?:(?:ihre|deine) (?:anfrage|nachricht|e-?mail|bestellung|anliegen).{0,40}(?:erhalten|eingegangen|eingetroffen)|(?:haben|hat) (?:ihre|deine) \p{L}+ erhalten|eingangsbestätigung|(?:have |has been )?received your|your (?:e-?mail|message|request|enquiry|inquiry) (?:has been|was) received|(?:ticket|vorgang|case).{0,40}(?:angelegt|eröffnet|erstellt|created|opened)|(?:innerhalb|within) (?:von )?(?:the next )?\d)/iu;
const AUTO_SUBJECT =
  /^\s*(?:(?:automatische (?:antwort|rückmeldung|eingangsbestätigung)|automatisierte antwort|automatic reply|auto-?(?:reply|response|antwort))\s*(?:[:\]–-]|$|\s(?:re|aw)\b)|auto: (?:re|aw)\b|autosvar|réponse automatique|risposta automatica|respuesta automática|eingangsbestätigung:|\[auto-?reply\])/i;
const AUTOMATIC =
  /(?:(?:dies|das|diese e-?mail|diese nachricht) (?:ist|wurde) (?:eine? )?(?:automatisch(?:e|en)?|maschinell|vom system)(?: (?:generierte?|erstellte?|erzeugte?|versandte?|versendete?|gesendete?|verschickt))?|(?:this is|this (?:e-?mail|message) (?:is|was)) (?:an )?(?:auto(?:mated|matic(?:ally)?)(?:-| )?(?:generated|sent|reply|response|message|e-?mail|notification)?)|(?:bitte )?antworten sie (?:bitte )?nicht auf diese|(?:please )?do not reply (?:directly )?to this)/i;
