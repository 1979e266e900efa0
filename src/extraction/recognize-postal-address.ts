import type { Entity } from '../domain/entity.js';
import { allMatches } from '../text/all-matches.js';
import { firstMatches } from './first-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

// Each address is found from the end that is easiest to tell (postcode), then read backwards over a bounded stretch.
const GERMAN_CITY =
  /(?<![\p{L}\p{N}.,/])(?:(?:D|DE|A|AT|CH|L|FL)[- ]{1,3})?(\d{4,5})[ \t]{1,3}((?:\p{L}[\p{L}.'’]{1,29}(?:[-/]\p{Lu}[\p{L}.]{1,24}){0,3})(?:[ \t](?:(?:am|an|der|im|in|bei|ob|vor|v\.|d\.|der|den|dem|i\.|a\.|i|a)[ \t]){1,3}\p{Lu}[\p{L}.]{0,24}(?:-\p{Lu}\p{L}{1,20})?(?![\p{L}\d-]|[ ]\d)|[ \t]\(\p{Lu}[\p{L} ]{1,20}\))?)/gu;
/** First halves of place names that are never the whole of one. */
const CITY_OPENING =
  /^(?:Bad|Sankt|St\.|Lutherstadt|Markt|Hann\.|Schwäbisch|Gau|Groß|Klein|Burg|Neu|Alt|Königs|Bergisch|Wiener|Hohen|Maria|Deutsch|Preußisch|Märkisch|Wald|La|Le|Les|Den|Hansestadt)$/;
const CITY_REST = /^[ \t]\p{Lu}[\p{L}.-]{1,24}/u;
const STREET_END =
  'stra(?:ß|ss)en?|str\\.?|weg|platz|pl\\.|allee|gasse|gassl|ring|damm|ufer|hof|chaussee|steig|steg|pfad|markt|promenade|graben|park|kamp|berg|tal|feld|stieg|twiete|brücke|tor|zeile|siedlung|winkel|garten|gärten|grund|höhe|wall|kai|quai|hang|rain|anger|bogen|wiesen?|acker|hain|dorf|heide|blick|lände|gürtel|koppel|redder|weide|busch|mühle|bach|leite|halde|reihe';
const STREET_NOUN =
  'Stra(?:ß|ss)e|Str\\.?|Weg|Platz|Pl\\.|Allee|Gasse|Ring|Damm|Ufer|Hof|Chaussee|Steig|Pfad|Markt|Promenade|Graben|Park|Kamp|Berg|Wall|Lände|Gürtel|Landstra(?:ß|ss)e|Hauptstra(?:ß|ss)e|Heerstra(?:ß|ss)e';
const WORD = "\\p{L}[\\p{L}.'’-]{0,30}";
const PROPER =
  "(?!Adresse|Anschrift|\\p{L}{0,20}adresse|\\p{L}{0,20}anschrift|Wohnung|Postfach|Packstation|Postfiliale|Paketshop|Paketbox|Firma|Herrn?|Frau|Familie|Postleitzahl)\\p{Lu}[\\p{L}.'’-]{0,30}";
const HOUSE = '\\d{1,4}(?:[ ]?[a-zA-Z](?!\\p{L}))?(?:[ ]?[-/–+][ ]?\\d{1,4}(?:[a-zA-Z](?!\\p{L}))?){0,3}';
/** "Hauptstr. 5" in one word, "Bad Homburger Weg 8", "Straße des 17. Juni 135", "Am Alten Markt 17a", "Rue du Lac 3". */
const GERMAN_STREET = new RegExp(
  '(?<![\\p{L}\\p{N}-])(?:(?:Postfach|Postlagernd|Packstation|Postfiliale|Paketshop|Paketbox)[ ](?:Nr\\.[ ]?)?(?:\\d[\\d ]{1,9}\\d|\\d{1,3})(?!\\d)|(?:' +
    `(?:(?:Alte|Neue|Obere|Untere|Große|Kleine|Lange|Hohe|Innere|Äußere|Vordere|Hintere|St\\.|Sankt|Am|Im)[ ])?\\p{L}[\\p{L}'’.-]{0,40}?(?:${STREET_END}|-(?:${STREET_NOUN}))` +
    `|(?:${PROPER}[ ]){1,3}(?:${STREET_NOUN})` +
    `|(?:Stra(?:ß|ss)e|Platz|Weg|Allee)[ ](?:des|der|am|zum|zur|im|von)[ ](?:${WORD}|\\d{1,2}\\.[ ]${WORD})(?:[ ]${PROPER})?` +
    `|(?:Am|An|Im|In|Auf|Unter|Zum|Zur|Vor|Hinter|Bei|Beim|Alte[rnm]?|Neue[rnm]?|Hinterm)(?:[ ](?:der|den|dem|die|das|St\\.))?(?:[ ]${PROPER}){1,3}` +
    `|(?:Rue|Avenue|Chemin|Route|Place|Via|Viale|Piazza|Quai|Boulevard)(?:[ ]${WORD}){1,5}` +
    `|(?<=(?:\\n|[,:;(]|(?<!\\p{L})(?:in|nach|an|den|im|am))[ ]?)${PROPER}(?:[ ]${PROPER})?` +
    `)[ ]{0,2}(?:Nr\\.[ ]?)?${HOUSE}|[A-Z]{1,2}\\d?[ ]?\\d{1,2},[ ]?\\d{1,2}(?=,? \\d{5} Mannheim))`,
  'gu',
);
/** What may stand between house number and postcode: line end, comma, floor, "in". */
const BETWEEN =
  /^(?:[\s,;·|/–-]{1,6}|[,\s]{1,3}in[ ]|(?:[\s,]{1,3}(?:\d{1,2}\. ?(?:OG|Stock|Etage|Obergeschoss)|EG|DG|(?:Aufgang|Eingang|Haus|Block) [A-Z\d]{1,3}|(?:Wohnung|Zimmer|Appartement) \d{1,4}|Hinterhaus|HH|Vorderhaus|Top \d{1,3}|Tür \d{1,3}|Stiege \d{1,2}|c\/o [\p{L} ]{2,30}|App?\.? ?\d{1,4}|Whg\.? ?\d{1,4})){1,3}[\s,]{1,3})$/u;

const UK_POSTCODE = /(?<![\p{L}\p{N}])(?:[A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}(?![\p{L}\p{N}])/gu;
const STATE =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|California|Texas|Florida|New York|Illinois|Ohio|Georgia|Michigan|Washington|Oregon|Colorado|Arizona|Massachusetts|Pennsylvania|Virginia|New Jersey|North Carolina';
const US_ZIP = new RegExp(`(?<![\\p{L}])(?:${STATE})\\.?,? \\d{5}(?:-\\d{4})?(?!\\d)`, 'gu');
const ENGLISH_STREET =
  /(?<![\p{L}\p{N}£$€.-])(?:(?:(?:The )?(?:\p{Lu}[\p{L}'’]{1,20} ){1,3}(?:House|Cottage|Farm|Farmhouse|Barn|Lodge|Hall|Manor|Mill|Court|Villa|Mansions|Rectory|Vicarage|Buildings|Chambers|Works)|The Old \p{Lu}[\p{L}'’]{1,20}),\s)?(?:P\.?O\.? Box \d{1,6}(?![\p{L}\d])|(?:(?:Flat|Apartment|Apt\.?|Unit|Suite|Floor) \d{1,4}(?:\/\d{1,2}|[A-Za-z])?,?\s(?:\p{Lu}[\p{L}'’ ]{2,30},\s)?)?\d{1,5}[A-Za-z]?(?:-\d{1,4})?,? (?:(?:N|S|E|W|NE|NW|SE|SW)\.? )?(?:\p{Lu}[\p{L}.'’-]{0,24} |\d{1,3}(?:st|nd|rd|th) |of |the ){0,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Court|Ct|Crescent|Cres|Place|Pl|Square|Sq|Way|Terrace|Gardens|Grove|Hill|Park|Row|Mews|Boulevard|Blvd|Parkway|Pkwy|Circle|Highway|Hwy|Trail|Walk|View|Broadway|Green|Rise|Parade|Quay|Wharf|Embankment|Esplanade|Promenade|Yard|Gate|Bank|End|Meadows?|Fields?|Vale|Wynd|Chase|Croft|Mount|Side|Common|Approach|Path|Alley|Loop|Plaza|Pike|Turnpike|Run|Ridge|Point|Heights)\.?(?![\p{L}]))/gu;
const STRETCH = 110;

/**
 * Postal addresses of Germany, Austria, Switzerland, the United Kingdom and the United States from street to city
 * (or postcode, where that comes last), on one line or several. Value on one line: `Hauptstr. 5, 50667 Köln`.
 */
export const recognizePostalAddress: Recognizer = ({ text }) => {
  const found: Entity[] = [];
  const add = (start: number, end: number, value: string): void => {
    found.push(
      entityAt(text, {
        type: 'postal_address',
        value,
        start,
        end,
        confidence: 0.96,
        recognizer: 'postal-address',
      }),
    );
  };
  for (const match of firstMatches(text, GERMAN_CITY)) {
    const street = streetBefore(text, match.index, GERMAN_STREET, BETWEEN);
    if (street === null) {
      addStreetBehind(text, match, add);
      continue;
    }
    const [whole, postcode = '', city = ''] = match;
    // "50667 köln" is typed in haste; four digits and a small letter are a year in a sentence
    if (/^(?:Stück|Euro|Uhr|Meter|Artikel|Teile|Pakete)$/.test(city)) continue;
    if (
      /^\p{Ll}/u.test(city) &&
      (postcode.length < 5 ||
        (!city.endsWith('.') && /^[ \t]\p{Ll}/u.test(text.slice(match.index + whole.length))))
    )
      continue;
    const rest = CITY_OPENING.test(city)
      ? (CITY_REST.exec(text.slice(match.index + whole.length, match.index + whole.length + 30))?.[0] ?? '')
      : '';
    const town = `${city}${rest}`.replace(/\.$/, '');
    const end = match.index + whole.length + rest.length - (`${city}${rest}`.length - town.length);
    add(
      street.start,
      end,
      `${oneLine(text.slice(street.start, street.end))}, ${postcode} ${town.replace(/[ \t]+/g, ' ')}`,
    );
  }
  for (const pattern of [UK_POSTCODE, US_ZIP]) {
    for (const match of firstMatches(text, pattern)) {
      const street = streetBefore(
        text,
        match.index,
        ENGLISH_STREET,
        /^[\s,.]{1,4}(?:[#\p{L}\d][\p{L}\d.'’# -]{1,40}(?:[ ]?[,\n][\s,]{0,3}|[ ])){0,4}$/u,
      );
      if (street === null) continue;
      const end = match.index + match[0].length;
      add(street.start, end, oneLine(text.slice(street.start, end)));
    }
  }
  return found;
};

const NAMES_STREET = new RegExp(`(?:${STREET_END})[ ]`, 'iu');

/** "70173 Stuttgart, Königstr. 22": as registers and some writers have it; the value is in the usual order. */
function addStreetBehind(
  text: string,
  match: RegExpExecArray,
  add: (start: number, end: number, value: string) => void,
): void {
  const [whole, postcode = '', city = ''] = match;
  const end = match.index + whole.length;
  if (!/^\p{Lu}/u.test(city) || !/^, ?\p{L}/u.test(text.slice(end, end + 3))) return;
  const [street] = allMatches(text.slice(end, end + 60), GERMAN_STREET, 1);
  // "50667 Köln, Halle 12" is none: behind the city a street must say that it is one
  if (street === undefined || street.index > 2 || !NAMES_STREET.test(street[0])) return;
  const stop = end + street.index + street[0].length;
  add(match.index, stop, `${oneLine(street[0])}, ${postcode} ${city}`);
}

/** The last street in the stretch before `end` with nothing but `between` behind it. */
function streetBefore(
  text: string,
  end: number,
  street: RegExp,
  between: RegExp,
): { start: number; end: number } | null {
  const offset = Math.max(0, end - STRETCH);
  const before = text.slice(offset, end);
  let last: { start: number; end: number } | null = null;
  for (const match of allMatches(before, street)) {
    const stop = match.index + match[0].length;
    if (between.test(before.slice(stop))) last = { start: offset + match.index, end: offset + stop };
  }
  return last;
}

function oneLine(address: string): string {
  return address
    .replace(/[ \t]*[,;]?[ \t]*(?:\r?\n)+[ \t]*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .replace(/,{2,}/g, ',');
}
