/**
 * Recognises the lines with which mail programs introduce a quoted or forwarded message: attribution lines ("Am ...
 * schrieb ...:"), header blocks (Von / Gesendet / An / Betreff) and separators ("-----Original Message-----"), as
 * Outlook, Gmail, Apple Mail, Thunderbird, GMX, Web.de, Yahoo, Samsung and Notes write them in German, English,
 * French, Italian, Spanish, Portuguese, Dutch and, as blocks, Scandinavian, Polish, Czech, Hungarian, Romanian and Turkish.
 */
export interface ReplyHeader {
  /** `attribution` stands before its quote; after a `block` or `forward` header all the rest is history. */
  readonly kind: 'attribution' | 'block' | 'forward';
  /** Lines that it takes, from the one asked about. */
  readonly length: number;
  /** False: it counts only when quoted lines follow. */
  readonly certain: boolean;
}

/** The header that starts at `lines[index]`, or null. Looks at 16 lines at most. */
export function replyHeaderAt(lines: readonly string[], index: number): ReplyHeader | null {
  const line = lines[index] ?? '';
  if (line.length > 500 || line.length < 2) return null;
  const first = line.charCodeAt(0);
  const dashes =
    first === 35 ||
    first === 45 ||
    first === 95 ||
    first === 42 ||
    first === 61 ||
    first === 32 ||
    first === 8212;
  if (
    (dashes && /[-_—=#]{2}/.test(line)) ||
    line.includes('---') ||
    (line.includes(':') && FORWARD_START.test(line))
  ) {
    const separator = separatorAt(lines, index);
    if (separator !== null) return separator;
  }
  return labelBlockAt(lines, index) ?? notesBlockAt(lines, index) ?? attributionAt(lines, index);
}

const NOTES_DATE = /^\s*\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\s*$/i;

/** Notes of old: sender, date, then "An" and "Thema" each on a line of its own with the value below it. */
function notesBlockAt(lines: readonly string[], index: number): ReplyHeader | null {
  const date = lines[index + 1] ?? '';
  if (!date.includes(':') || !NOTES_DATE.test(date)) return null;
  const kinds = new Map<LabelKind, number>();
  for (let at = index + 2; at < index + 16 && at < lines.length; at++) {
    const kind = LABEL_KINDS.get((lines[at] ?? '').trim().toLowerCase());
    if (kind !== undefined) kinds.set(kind, at);
  }
  const subject = kinds.get('subject');
  if (subject === undefined || !kinds.has('to')) return null;
  return { kind: 'block', length: Math.min(subject + 2, lines.length) - index, certain: true };
}

const ORIGINAL =
  /^\s*[-_=*—]{2,}\s*(?:(?:urspr(?:ü|ue)ngliche|urspr\.) (?:nachricht|mitteilung|mail|e-mail)|original(?:[- ]?(?:nachricht|mitteilung|message|mail|e-mail|appointment))|mensagem original|originalt? meddelande|oryginalna wiadomość|message d['’]origine|message original|messaggio originale|mensaje original|oorspronkelijk bericht|reply message|antwort)\b/i;
const FORWARD =
  /^\s*[-_=*—]{2,}\s*(?:weitergeleitete (?:nachricht|mail|e-mail)|weitergeleitet von|forwarded (?:message|mail|by)|message (?:transféré|transmis|réexpédié)|messaggio inoltrato|mensaje reenviado|doorgestuurd bericht)/i;
const FORWARD_START =
  /^\s*(?:anfang der weitergeleiteten (?:nachricht|e-mail)|begin forwarded message|début du message (?:transféré|réexpédié)|inizio (?:del )?messaggio inoltrato|inicio del mensaje reenviado|weitergeleitete nachricht)\s*:/i;
/** Notes: `-----Anna Berg/Support/DE schrieb: -----`, `"Berg, Anna" ---03.03.2026 09:12:05---Guten Tag, ...` */
const NOTES =
  /^\s*-{3,}[^-\n].{0,120}(?:schrieb|wrote|a écrit)\s?:?\s?-{3,}\s*$|^\s*[\p{L}"'<][^\n]{1,120}?\s?-{3}\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}[^\n-]{0,12}-{3}/iu;
/** Below it helpdesks put what went before: "##- Please type your reply above this line -##". */
const REPLY_ABOVE =
  /^\s*[-_=*—#]{2,}.{0,60}(?:above this line|(?:oberhalb|über) (?:dieser|der) (?:zeile|linie)|au-dessus de cette ligne)/i;
const RULE = /^\s*[-_=*—]{5,}\s*$/;

function separatorAt(lines: readonly string[], index: number): ReplyHeader | null {
  const line = lines[index] ?? '';
  if (REPLY_ABOVE.test(line)) return { kind: 'block', length: 1, certain: true };
  const forward = FORWARD.test(line) || FORWARD_START.test(line);
  const rule = RULE.test(line);
  if (!forward && !ORIGINAL.test(line) && !NOTES.test(line) && !rule) return null;
  let next = index + 1;
  while (next < index + 4 && (lines[next] ?? '').trim() === '' && next < lines.length) next++;
  const block = labelBlockAt(lines, next, rule ? 3 : 1);
  if (rule)
    return block === null ? null : { kind: 'block', length: next - index + block.length, certain: true };
  const length = block === null ? 1 : next - index + block.length;
  return { kind: forward ? 'forward' : 'block', length, certain: true };
}

type LabelKind = 'from' | 'date' | 'to' | 'copy' | 'subject' | 'other';
const LABELS: Readonly<Record<LabelKind, string>> = {
  from: 'von|from|de|da|van|absender|expéditeur|mittente|remitente|från|fra|od|kimden|feladó|de la',
  date: 'gesendet|gesendet am|datum|date|sent|sent on|sent at|envoyé|envoyé le|data|inviato|enviado|enviado el|fecha|verzonden|verschickt|versendet|skickat|sendt|wysłano|data wysłania|gönderildi|tarih|odesláno|datum odeslání|elküldve|trimis|dato',
  to: 'an|to|à|a|para|aan|pour|per|empfänger|destinatario|destinataire|till|til|do|kime|komu|címzett|către',
  copy: 'cc|kopie|bcc|blindkopie|copie à|copia',
  subject:
    'betreff|subject|objet|oggetto|asunto|assunto|onderwerp|thema|ämne|emne|temat|konu|předmět|tárgy|subiect',
  other:
    'antwort an|reply-to|reply to|wichtigkeit|importance|priority|priorität|anlagen|attachments|organisation',
};
const LABEL_KINDS = new Map<string, LabelKind>();
for (const kind of ['from', 'date', 'to', 'copy', 'subject', 'other'] as const) {
  for (const word of LABELS[kind].split('|')) LABEL_KINDS.set(word, kind);
}
const LABEL_LINE = /^[\s*_|]{0,6}(\p{L}[\p{L} -]{0,15}?)[*_]{0,2}(?: {0,10}:|\t)[*_]{0,2}(.*)$/u;

function labelOf(line: string): { readonly kind: LabelKind; readonly value: string } | null {
  const colon = line.indexOf(':');
  if (colon > 40 || (colon < 0 && !line.includes('\t'))) return null;
  const match = LABEL_LINE.exec(line);
  const kind = LABEL_KINDS.get((match?.[1] ?? '').trim().toLowerCase());
  return match === null || kind === undefined ? null : { kind, value: match[2] ?? '' };
}

/** A run of header labels. Values may be wrapped; the last label line ends it. `minimum`: how many kinds are needed. */
function labelBlockAt(lines: readonly string[], index: number, minimum = 3): ReplyHeader | null {
  if (labelOf(lines[index] ?? '') === null) return null;
  const kinds = new Set<LabelKind>();
  let address = false;
  let end = index;
  for (let at = index, gap = 0; at < lines.length && at < index + 16 && gap <= 2; at++) {
    const label = labelOf(lines[at] ?? '');
    if (label === null) {
      gap++;
      continue;
    }
    if (label.kind !== 'copy' && label.kind !== 'other' && kinds.has(label.kind)) break;
    kinds.add(label.kind);
    if ((label.kind === 'from' || label.kind === 'to') && label.value.includes('@')) address = true;
    gap = 0;
    end = at;
  }
  const full = kinds.size >= 3 && kinds.has('from') && (kinds.has('subject') || address);
  // two labels will do below a separator, or when a sender's address stands beside a subject, apart from what is above
  const short =
    (minimum < 3 && kinds.size >= minimum) ||
    (address && kinds.has('from') && kinds.has('subject') && (lines[index - 1] ?? '').trim() === '');
  if (!full && !short) return null;
  return { kind: 'block', length: end - index + 1, certain: true };
}

const OLD_GMAIL =
  /^\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4},?) .{5,200}<[^\s<>]{1,100}@[^\s<>]{1,100}>:$/;
const VERB =
  /(?<!\p{L})(?:zitat von|quoting|schrieb|schrieben sie|geschrieben|wrote|writes|a écrit|ha scritto|escribió|escribio|schreef|skrev|escreveu|pisze|napsal\(?a?\)?|napisał\(?a?\)?)(?!\p{L})/iu;
const LEAD = /^[\s"*_]{0,4}(?:am|on|le|il|el|op|den|em|il giorno|vom)\s/i;
const NARRATIVE =
  /(?<!\p{L})(?:schrieb(?:en)? (?:ich|wir|er|mir|man|sie|mir ihr)|(?:habe|hatte|haben|hatten) (?:ich|wir)|(?:mir|uns|ihnen|euch) (?:ein|eine|der|die|ihr|folgendes|so )|(?:mir|uns) geschrieben|ihr(?:e|en)? (?:mitarbeiter|kolleg|team)|your (?:colleague|agent|team|support)|i wrote|we wrote|you wrote|wrote (?:to )?(?:you|me|us))(?!\p{L})/iu;

/** "Am 12.02.26 um 16:40 schrieb Anna": some programs leave the colon out, and then only the quote below proves it. */
function withoutColon(line: string): ReplyHeader | null {
  if (line.length > 160 || line.length < 8 || !LEAD.test(line) || !/\d{1,2}[:.]\d{2}/.test(line)) return null;
  return VERB.test(line) && !NARRATIVE.test(line) ? { kind: 'attribution', length: 1, certain: false } : null;
}

/**
 * "On Mon, Mar 2, 2026 at 3:14 PM, Anna<a@b.de> wrote:   Your refund": Yahoo's app sets what it quotes behind the
 * attribution, in the same line.
 */
const WITH_QUOTE_BEHIND = /^([^<\n]{8,200})<[^\s<>]{1,100}@[^\s<>]{1,100}>([^:<\n]{0,40}): {1,4}\S/;

function withQuoteBehind(line: string): ReplyHeader | null {
  const [, before = '', behind = ''] = line.includes('>') ? (WITH_QUOTE_BEHIND.exec(line) ?? []) : [];
  const dated = LEAD.test(before) && /\d{1,2}[:.]\d{2}/.test(before);
  if (!dated || !VERB.test(before + behind) || NARRATIVE.test(before + behind)) return null;
  return { kind: 'attribution', length: 1, certain: true };
}

function endsInColon(lines: readonly string[], index: number): boolean {
  for (let at = index; at < index + 4 && at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.includes(':', line.length - 6) && /:[\s*]{0,5}$/.test(line.slice(-6))) return true;
  }
  return false;
}

/** "Am 5. Mai 2025 um 10:22 schrieb Anna <a@b.de>:", wrapped over up to four lines. */
function attributionAt(lines: readonly string[], index: number): ReplyHeader | null {
  const first = lines[index] ?? '';
  const behind = withQuoteBehind(first);
  if (behind !== null) return behind;
  // every other attribution ends in a colon: most lines are told apart without a search for verbs
  if (!endsInColon(lines, index)) return withoutColon(first);
  const leads = LEAD.test(first) || /^[\s"*_]{0,4}(?:\d{1,4}[-./]|[^\s@]{1,60}@)/.test(first);
  if (!leads && !VERB.test(first)) return null;
  let joined = '';
  for (let length = 1; length <= 4; length++) {
    const line = (lines[index + length - 1] ?? '').trim();
    if (line === '' || joined.length + line.length > 400) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (!/[::]\s*\**$/.test(line)) continue;
    if (!VERB.test(joined) && !OLD_GMAIL.test(joined)) return null;
    const dated = /\d{4}|\d{1,2}[.:]\d{2}|\d{1,2}\.\d{1,2}\./.test(joined);
    const addressed = /[^\s@<]@[^\s@>]/.test(joined);
    const certain =
      (addressed || (dated && leads && /\d{1,2}[:.h]\d{2}/.test(joined))) && !NARRATIVE.test(joined);
    return { kind: 'attribution', length, certain: certain && joined.length > 20 };
  }
  return null;
}
