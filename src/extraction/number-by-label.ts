import type { NumberLabel } from './find-number-labels.js';
import { isQuantity, type NumberCandidate, withGroups } from './number-candidates.js';
import { behindNoun, type NumberFinding, sure } from './number-finding.js';
import type { NumberKind } from './number-kind.js';
import { CONTRACT_NUMBER } from './recognize-contract-number.js';
import { ORDER_NUMBER } from './recognize-order-number.js';

/** How far before a number its label may stand, in characters. */
const REACH = 64;
const FILLER =
  "ist|lautet|lauten|sind|war|waren|wäre|is|are|was|were|the|die|der|das|dem|den|des|nr|nummern?|numbers?|no|mit|unter|with|folgende[rnms]?|following|also|und zwar|nämlich|namely|hier|here|it['’]s|it is|its|von|vom kunden|meine[rnms]?|unsere[rnms]?|mein|my|our|bei ihnen|bei euch|angegeben|siehe|laut|lt|which|that|welche|dies(?:e)?|for my|für meine|id|ref|ja|yes|as follows|wie folgt|glaube?(?: ich)?|ich glaube|i think|vermutlich|wahrscheinlich|müsste|lautete|should be|wohl|e|n";
const FILLED = new RegExp(
  `^(?:[\\s:;=.,#№\\-–—>"'„“”‚‘’()\\[\\]*|•]|(?<!\\p{L})(?:${FILLER})(?!\\p{L}))*$`,
  'iu',
);
const FILLED_AFTER_NOUN =
  /^(?:[\s:#№()"'„“”\-–[*]|\.(?= )|(?<!\p{L})(?:nr|no|nummer|number|id|(?:ist|war|lautete?|is|was)(?: (?:die|the))?)(?!\p{L})\.?){0,10}$/iu;
const DETERMINER =
  /^(?:der|die|das|dem|den|meine?r?|unsere?r?|ihre?r?|the|my|our|your|a|mit|unter|with|under|having|und|and|ist|is|has|hat|bitte|please|verschiedenen|folgenden?|lt|laut|zu|zur|von|for|to|also)$/i;
const ENDS_WITH_COLON = /^(?![\s\S]*(?:[.!?]\s|\n\s*\n))[^\d\n]{0,44}[:=]\s{0,3}$/u;
/** Between a number and the label behind it: "4711 ist meine Bestellnummer", "4711 (order number)". */
const LEADS_TO_LABEL =
  /^["'“”)]{0,2}\s{0,2}(?:(?:[=(–—,-]|(?:(?:das |that |this )?(?:ist|is)|that['’]s|lautet|war|was|as|als|wäre|would be|sind|are))\s{0,2}){1,2}(?:(?:meine?r?|die|my|the|our|unsere|ihre|your|eine?|an?)\s{1,2}){0,2}(?:(?:aktuelle|neue|alte|new|old|current)\s)?$/iu;

/** "Bestell-Nr. lautet 4711", "Bestellung 4711", "die Nr. 4711": `next` is the first label that ends behind the candidate. */
export function byLabelBefore(
  text: string,
  candidate: NumberCandidate,
  labels: readonly NumberLabel[],
  next: number,
  subjectKind: () => NumberKind | null,
): NumberFinding | null {
  const label = labels[next - 1];
  if (label === undefined || candidate.start - label.end > REACH) return null;
  const gap = text.slice(label.end, Math.max(label.end, withGroups(text, candidate).start));
  if (label.strength === 'label' && label.kind !== null) {
    if (isBankAccount(text, label)) return null;
    if (FILLED.test(gap) || ENDS_WITH_COLON.test(gap)) return sure(text, label.kind, candidate);
    // "Kundennummer finde ich gerade keine außer 88231": other words between, so the number must look like one
    const near =
      /^[^\d\n.!?;:]{0,32}$/.test(gap) || /^[^\d\n.!?;:]{0,60}\s(?:ist|lautet|is)(?: die| the)? $/.test(gap);
    const other = /(?:nummer|number|\bnr|\bno)\b/i.test(gap);
    const partly = /end(?:et|s|ing|ziffer)|finish|letzte|last|anfang|beginn/i.test(gap);
    const loose =
      near && !partly && !other && withGroups(text, candidate).digits >= 4
        ? behindNoun(text, label.kind, candidate)
        : null;
    return loose === null ? null : { ...loose, confidence: 0.8 };
  }
  if (label.strength === 'noun' && label.kind !== null) {
    if (isBankAccount(text, label)) return null;
    // "Bestellnummer meiner letzten Bestellung ist 4711": the label is one further back
    const further = labels[next - 2];
    if (
      further?.strength === 'label' &&
      further.kind !== null &&
      FILLED.test(gap) &&
      /^\s(?:(?:meine[rs]?|der|of|for|my|the|letzten|last|zu|zur|from)\s){1,4}$/i.test(
        text.slice(further.end, label.start),
      )
    ) {
      return sure(text, further.kind, candidate);
    }
    if (FILLED_AFTER_NOUN.test(gap)) return behindNoun(text, label.kind, candidate);
    // "zwei Verträge bei Ihnen, M-100221 und M-100222": over other words only what can be nothing but a number
    const apart =
      /^[\s,][^\d\n.!?;:]{0,32}[,(–:]\s?$/.test(gap) && /^[A-Z]{1,4}-\d{5,}$/.test(candidate.value);
    return apart ? { kind: label.kind, candidate, confidence: 0.7, byNoun: true } : null;
  }
  if (!/^[\s:.#(=-]{0,4}(?:(?:ist|lautet|is)[\s:]{1,2})?$/i.test(gap)) return null;
  return byBareNumberWord(text, candidate, labels, next - 1, subjectKind);
}

/** "Nr. 4711", "#4711": the kind comes from the nearest noun of the sentence, else from the subject. */
function byBareNumberWord(
  text: string,
  candidate: NumberCandidate,
  labels: readonly NumberLabel[],
  at: number,
  subjectKind: () => NumberKind | null,
): NumberFinding | null {
  const bare = labels[at];
  if (
    bare === undefined ||
    candidate.digits < 3 ||
    isMobileNumber(text, candidate) ||
    isQuantity(text, candidate.end) ||
    isStreetNumber(text, bare.start) ||
    isOfLaw(text, bare.start)
  )
    return null;
  const number = withGroups(text, candidate);
  const hash = text.charAt(bare.start) === '#';
  for (let index = at - 1; index >= 0; index -= 1) {
    const label = labels[index];
    if (label === undefined || bare.start - label.end > 90) break;
    const between = text.slice(label.end, bare.start);
    if (/[!?]\s|\n\s*\n|(?<=[\p{L}\p{N})]{3})\.\s+\p{Lu}/u.test(between)) break;
    if (label.kind !== null)
      return { kind: label.kind, candidate: number, confidence: between.length < 4 ? 0.945 : 0.86 };
  }
  const behind = labels
    .slice(at + 1, at + 4)
    .find(
      (label) => label.kind !== null && label.start - candidate.end <= 40 && label.start >= candidate.end,
    );
  if (behind?.kind && !/[.!?\n]/.test(text.slice(candidate.end, behind.start))) {
    return { kind: behind.kind, candidate: number, confidence: 0.8 };
  }
  const kindOfSubject = subjectKind();
  if (kindOfSubject !== null) return { kind: kindOfSubject, candidate: number, confidence: 0.7 };
  const anywhere = nearestKind(labels, at) ?? kindOfMatter(text);
  if (anywhere !== null && candidate.digits >= 4 && !isOtherNumber(text, bare.start))
    return { kind: anywhere, candidate: number, confidence: 0.65 };
  // shops number their orders "#1023"
  return hash && candidate.digits >= 4 ? { kind: ORDER_NUMBER, candidate, confidence: 0.55 } : null;
}

function nearestKind(labels: readonly NumberLabel[], at: number): NumberKind | null {
  for (let distance = 1; distance <= 10; distance += 1) {
    const kind = labels[at - distance]?.kind ?? labels[at + distance]?.kind;
    if (kind !== undefined && kind !== null) return kind;
  }
  return null;
}

/** What a message is about where it names nothing: "Bitte stornieren! Nr. 4711". */
function kindOfMatter(text: string): NumberKind | null {
  const start = text.slice(0, 2_000);
  if (/kündig|gekündigt|terminate|tarif/i.test(start)) return CONTRACT_NUMBER;
  return /bestell|storn|liefer|widerruf|zurückgeb|umtausch|order|cancel|deliver|return/i.test(start)
    ? ORDER_NUMBER
    : null;
}

/** "4711 ist meine Bestellnummer", "4711 (order number)". */
export function byLabelBehind(
  text: string,
  candidate: NumberCandidate,
  labels: readonly NumberLabel[],
  next: number,
): NumberFinding | null {
  if (candidate.digits < 3) return null;
  for (const label of labels.slice(next, next + 2)) {
    if (label.start - candidate.end > 40 || label.start < candidate.end) break;
    if (label.strength !== 'label' || label.kind === null) continue;
    if (
      LEADS_TO_LABEL.test(text.slice(candidate.end, label.start)) &&
      !/^\s{0,2}[:=#]/.test(text.slice(label.end, label.end + 3))
    ) {
      // a further number behind the label is the label's own: `"Fjord 100" (Vertragsnummer V-7752291)`
      const own = /^[\s:.]{0,3}(?:[A-Z]{1,4}[-_/–]?)?\d/.test(text.slice(label.end, label.end + 9));
      return own ? null : { kind: label.kind, candidate, confidence: 0.9 };
    }
  }
  return null;
}

/** "Meine Nummer 0171 5550 388", "my old number 07700 900123". */
function isMobileNumber(text: string, candidate: NumberCandidate): boolean {
  if (/^0(?:15|16|17)\d/.test(candidate.value) && withGroups(text, candidate).digits >= 10) return true;
  const grouped = /^0\d{2,5}[ /-]\d[\d -]{4,12}\d(?!\d)/.exec(
    text.slice(candidate.start, candidate.start + 22),
  );
  return grouped !== null && grouped[0].replace(/\D/g, '').length >= 10;
}

/** "Profile number 2200", "Ratenkauf Nr. 2210": the noun before names a number that we do not know. */
function isOtherNumber(text: string, start: number): boolean {
  const word = /(\p{L}{2,})\s{1,2}$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1];
  return word !== undefined && !DETERMINER.test(word);
}

/** "Sort code 60-16-13, account number 31926819" is the bank's. */
function isBankAccount(text: string, label: NumberLabel): boolean {
  if (!/^acc/i.test(text.slice(label.start, label.start + 3))) return false;
  return /\b(?:bank|sort code|routing|iban|bic|swift|blz)\b/i.test(
    text.slice(Math.max(0, label.start - 60), label.start),
  );
}

/** "Verordnung (EG) Nr. 261/2004", "§ 573 Abs. 2 Nr. 1" */
function isOfLaw(text: string, start: number): boolean {
  return /(?:verordnung|richtlinie|gesetz|regulation|directive|§|\babs\.?|\bart\.?)[^.!?\n]{0,12}\s?$/i.test(
    text.slice(Math.max(0, start - 30), start),
  );
}

/** "Hausnummer", "Zimmer Nr. 12", "Artikel-Nr.", "Modell-Nr." have numbers that are none of ours. */
export function isStreetNumber(text: string, start: number): boolean {
  return /(?:artikel|art\.?|modell?|model|serien|serial|typ|type|haus|zimmer|filial|konto|bank|telefon|tel\.?|handy|mobil|zähler|meter|steuer|ust|vat|tax|part|item|product|produkt|gerät\p{L}{0,3}|phone|mobile|room|filiale|sku|automat|karten|kartennummer|job|profile)[\s.-]{0,3}$/iu.test(
    text.slice(Math.max(0, start - 16), start),
  );
}
