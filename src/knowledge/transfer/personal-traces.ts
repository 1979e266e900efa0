// What may say who wrote a text though no recogniser of facts takes it for one. Recognisers must be right, since agents
// work with what they find; here a word exchanged too much does no harm, and one too few does.

/** A part of a text that is exchanged before the text leaves the house. */
export interface Trace {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NAME_WORD = String.raw`\p{Lu}[\p{L}’'-]+`;
const PARTICLE = String.raw`(?:von|van|de|der|den|zu|zur|di|da|del|la|le|bin|al|Dr\.|Prof\.|\p{Lu}\.)`;
const NAME = `(?:${PARTICLE} ){0,2}${NAME_WORD}(?: (?:${PARTICLE} ){0,2}${NAME_WORD}){0,3}`;

/** What a name follows. */
const INTRODUCED = new RegExp(
  String.raw`(?<![\p{L}])(?:Herrn?|Frau|Fr\.|Hr\.|Familie|Mr\.?|Mrs\.?|Ms\.?|Miss|[Nn]ame:?|Kontoinhaber(?:in)?(?: neu)?:?|` +
    String.raw`Ansprechpartner(?:in)?(?: ist| bleibt)?:?|c\/o|mein Name ist|ich hei(?:ß|ss)e|hier (?:ist|spricht|schreibt)|` +
    String.raw`[Mm]y name is|[Aa]ccount holder:?|[Nn]ame on the account:?)[ \t]+(${NAME})`,
  'gu',
);
/** Where a text is signed: a last line of a name alone or with what follows a comma, or a name after its last full stop. */
const SIGNED = new RegExp(String.raw`^[-–— ]*(${NAME})(?:[.,]?\s*$|,)`, 'u');
const SIGNED_WITHIN = new RegExp(String.raw`[.,!?] +(${NAME})[.,]?\s*$`, 'u');
const NO_NAME =
  /^(Danke|Dank|Vielen|Besten|Gr(ü|ue)(ß|ss)e?|Liebe|Viele|Beste|Mit|MfG|VG|LG|Thanks?|Thank|Cheers|Regards|Best|Kind|Warm|Many|Yours|Sincerely|Bitte|Please|Hallo|Hello|Hi)$/u;

/** Letters and digits mixed, three digits at least: K-5501-A, NRQ8814. */
const MIXED_CODE =
  /(?<![\p{L}\p{N}])(?=[\p{L}\d/-]*\p{L})(?=(?:[\p{L}/-]*\d){3})[\p{L}\d]+(?:[-/][\p{L}\d]+)*(?![\p{L}\p{N}])/gu;
/** Four digits at least, in one piece or in several; not a year. */
const NUMBER =
  /(?<![\p{L}\p{N}.,:])(?!(?:19|20)\d\d(?![ /-]{0,2}\d))\d(?:[ /-]{0,2}\d){3,}(?![\p{L}\p{N}]|[.,:]\d)/gu;

const WEB_ADDRESS =
  /(?<![\p{L}\p{N}@.-])(?:[a-z\d-]+\.)+(?:de|at|ch|com|net|org|eu|uk|ie|fr|nl|info|io|shop|online|example|test)(?![\p{L}\p{N}-])(?:\/[^\s,)]*)?/giu;
/** With a British postcode, or a street as it is called there; from the first capital or number on. */
const ISLAND_ADDRESSES = [
  /(?:(?:[\p{Lu}\d][\p{L}\d’'.-]*|of|the|on)[ ,\n]+){1,8}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/gu,
  /\d+[a-z]? (?:\p{Lu}[\p{L}’'.-]*,? ){1,5}(?:St|Street|Road|Rd|Lane|Ave|Avenue|Close|Drive|Terrace|Place|Court|Gardens|Row|Walk|Bank|Park|Square)(?![\p{L}\p{N}])(?:, \p{Lu}[\p{L}’'-]*)*/gu,
  /\d+[a-z]? C(?:úirt|ourt) (?:\p{L}+ ){0,3}\p{Lu}[\p{L}]*(?:, \p{Lu}[\p{L}’'-]*)*/gu,
];

/** In no order; they may overlap each other. */
export function personalTraces(text: string): readonly Trace[] {
  const all = (type: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => traceAt(type, match[0], match.index));
  const names = [...text.matchAll(INTRODUCED)].flatMap((match) => {
    const [whole, name = ''] = match;
    return [traceAt('person_name', name, match.index + whole.length - name.length)];
  });
  return [
    ...signature(text),
    ...names,
    ...ISLAND_ADDRESSES.flatMap((pattern) => all('postal_address', pattern)),
    ...all('url', WEB_ADDRESS),
    ...all('number', MIXED_CODE),
    ...all('number', NUMBER),
  ];
}

const traceAt = (type: string, text: string, start: number): Trace => ({
  type,
  text,
  start,
  end: start + text.length,
});

function signature(text: string): readonly Trace[] {
  const last = text.trimEnd().lastIndexOf('\n') + 1;
  const line = text.slice(last);
  const alone = SIGNED.exec(line);
  const match = alone ?? SIGNED_WITHIN.exec(line);
  const name = match?.[1];
  if (match === null || name === undefined) return [];
  const words = name.split(' ');
  const first = words.findIndex((word) => !NO_NAME.test(word.replace(/[.,]$/, '')));
  // one word within a line may be any noun
  if (first < 0 || (alone === null && words.length - first < 2)) return [];
  const kept = words.slice(first).join(' ');
  const end = last + match.index + match[0].indexOf(name) + name.length;
  return [{ type: 'person_name', text: kept, start: end - kept.length, end }];
}
