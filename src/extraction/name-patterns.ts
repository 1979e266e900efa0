import { WORD_START } from './letters.js';

// How German and English writers sign, introduce themselves and fill in a name field.

const TITLE =
  '(?:(?:herrn?|hr|fr|frau|familie|fam\\.|eheleute|ehepaar|mr|mrs|ms|miss|mister|sir|dr|prof|professor|m?mag|di|ddr|ing|univ\\.?-?prof|dipl\\.?-?\\s?ing|dipl\\.?-?\\s?kfm|\\((?:fh|tu)\\)|[bm]\\.? ?sc|med|rer|nat|phil|jur|h\\.\\s?c|i\\.\\s?a|i\\.\\s?v|ihre?|eu[re]{2}|dein[e]?|your?|gez|ppa|p\\.?p|rechtsanw(?:alt|ältin)|ra(?:in)?|notar(?:in)?|pfarrer(?:in)?)\\.?[ ]{1,2}){0,4}';
const GIVEN = "\\p{Lu}[\\p{L}'’]{1,24}(?:-\\p{Lu}?[\\p{L}'’]{1,24})?";
const INITIAL = '\\p{Lu}\\.(?:-\\p{Lu}\\.)?';
export const PARTICLE =
  "(?:von(?: der| den| dem)?|zu|van(?: der| den| de)?|de(?: la)?|del|della|di|da|du|le|la|el|al|ten|ter|bin|O')";
const NAME = `(?:${GIVEN}|${INITIAL})(?:[ ](?:${PARTICLE}[ ])?(?:${GIVEN}|${INITIAL})){0,3}`;

const CLOSING_WORDS =
  '(?:mit )?(?:(?:ganz |sehr )?(?:freundlich(?:e[nm]?|st(?:e[nm])?)|vielen?|lieben?|besten?|herzlich(?:e[nm]?|st(?:e[nm])?)|schönen?|sonnigen?|nette[nm]?|kollegialen?|hochachtungsvollen?)(?: und (?:freundlichen|lieben|besten))? )?(?:grü(?:ß|ss)(?:en|e|le|li)?|gr(?:u|ü)(?:ß|ss)(?:le|li)?|gruessen|gruesse|gruss)(?: (?:aus|vom|von der|an die?)(?: [a-zäöüß][a-zäöüß.-]{1,24}){1,2})?|(?:mfg|m\\.f\\.g\\.|lg|vg|bg|glg|hg)(?: (?:aus|vom) [a-zäöüß][a-zäöüß.-]{1,24})?|mit freundlichem gru(?:ß|ss)|hochachtungsvollst|hochachtungsvoll|herzlichst|freundlichst|ergebenst|(?:ihre?|eu(?:er|re)) (?:(?:treue|langjährige)r? )?(?:kund(?:e|in)|mieter(?:in)?|versicherte[r]?|mitglied)|gez\\.|alles (?:gute|liebe)|(?:mit )?(?:den )?besten empfehlungen|(?:vielen |besten |herzlichen |tausend |schönen )?dank(?:e)?(?: (?:im voraus|im vorhinein|vorab|schon ?mal|nochmals?|euch|ihnen|schön|sehr|für ihre (?:hilfe|mühe|bemühungen|unterstützung|antwort|rückmeldung)|und (?:viele |liebe |beste |freundliche |schöne )?gr(?:ü|u)(?:ß|ss)e?))?|bis (?:bald|dann)|schönen tag(?: noch)?|tschüss(?:i|le)?|tschau|tschö|ciao|servus|pf(?:i|ü)at(?: ?(?:di|euch|eich|ihnen))?|ba ?ba|ade|merci(?: und gru(?:ß|ss))?|gr(?:ü|ue)essli|' +
  '(?:with )?(?:(?:very |many |my )?(?:kind(?:est)?|best|warm(?:est)?|with) )?(?:regards|wishes)|best|all the best|(?:yours? )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|yours|th(?:a?n)?x|tks|many thanks(?: in advance)?|thanks a (?:million|bunch|ton|mil)|take care|speak soon|(?:kind |best )?thanks(?: (?:in advance|again|mate|all|guys|a lot|so much|very much|and (?:kind |best )?regards|for your (?:help|time|assistance|support)))?|thank you(?: (?:in advance|again|so much|very much|and (?:kind |best )?regards|for your (?:help|time|assistance|support)))?|cheers(?: (?:mate|all|guys|everyone))?|greetings|warmly|gratefully|(?:very )?respectfully yours|v\\/r|respectfully|cordially|love|ta|br|kr|rgds';
/** "... und schönes Wochenende", "... and have a lovely day" between closing and name. */
const GOOD_WISH =
  ',?[ ](?:und|and|&)[ ](?:(?:noch )?(?:einen?[ ])?(?:schöne[nsr]?|gute[nsr]?|angenehme[nsr]?|erholsame[nsr]?|frohe[s]?)[ ][a-zäöüß]{3,14}(?:[ ]noch)?|(?:have )?an?[ ](?:nice|great|good|lovely|pleasant)[ ](?:day|evening|weekend|week))';
export const AFTER_CLOSING = new RegExp(
  `${WORD_START}(?:${CLOSING_WORDS})(?:${GOOD_WISH})?[ ]{0,2}[,.!;–—-]{0,3}[ ]{0,2}(?:[,.!–-] )?(?:\\r?\\n[ \\t>]{0,4}){0,4}(?:[-–—*~_]{1,3}[ ]?)?`,
  'gi',
);
export const TITLE_AT = new RegExp(`^${TITLE}`, 'iu');
export const NAME_AT = new RegExp(`^${NAME}(?![\\p{L}\\p{N}@'’])`, 'u');
export const LINE_END =
  /^[ \t]{0,8}(?:[.!]?[ \t]{0,4}(?:\r?\n|$)|[,;|/–(*]|\s(?:vom|from|aus)\s|-[ -]|\s[-–]|\s{1,2}(?:x{1,4}(?!\p{L})|[:;]-?[)D]|\p{Extended_Pictographic}))/u;

export const INTRODUCTION = new RegExp(
  `(?<!\\p{L})(?:(mein name (?:ist|lautet)|ich hei(?:ß|ss)e|my name is|my name['’]s|name['’]s|kontoinhaber(?:in)?(?: ist|:)?|account holder(?: is|:)?|(?<=[,;.:!?] )name(?: is| ist|:)?|hier (?:spricht|schreibt|ist|noch ?mals?|noch einmal|wieder)|this is)|(ich bin(?: (?:der|die))?|i am|i['’]m|it['’]s|im namen von))[ ]{1,2}(?=\\p{Lu}|${TITLE})`,
  'giu',
);
export const FIELD =
  /(?:^|\n[ \t>*-]{0,6}|[,;.] )(?:(?:vor- und nachname|vor- ?\/ ?nachname|vollständiger name|name|kundenname|absender|full name|your name|customer name|sender|kontoinhaber(?:in)?|account holder|(?:lead )?guest|gast|(?:lead )?passenger|versicherungsnehmer(?:in)?|policy ?holder|antragsteller(?:in)?|applicant|ansprechpartner(?:in)?|contact(?: person| name)?|vertragspartner(?:in)?|kund(?:e|in)|signed(?: by)?|gezeichnet|unterschrift|mieter(?:in)?|tenant)[ \t]{0,3}[:=][ \t]{0,6})/giu;
/** "hi its dave, ...": typed without capitals; only a known first name counts. */
export const LOWER_CASE_INTRODUCTION =
  /(?<![\p{L}\p{N}])(?:its|it['’]s|this is|i am|i['’]?m|ich bin(?: (?:der|die|s))?|hier (?:ist|schreibt)(?: (?:der|die))?|name(?: is|:)?) (?=(\p{Ll}\p{L}{1,20})[ ]?(?:[,.!\n]|$))/giu;
/** "ich heiße lukas brandt und ...": the words leave no doubt, so that a family name may follow. */
export const LOWER_CASE_NAMING =
  /(?<!\p{L})(?:ich hei(?:ß|ss)e|mein name (?:ist|lautet)|my name(?: is|['’]s)|my names) (?=(\p{Ll}\p{L}{1,20}(?: (?!und |and |from |aus )\p{Ll}\p{L}{1,20})?)(?:[ ]?[,.!\n]|$| (?:und|and|aus|from) ))/giu;
/** The last line of a text with a single word in it. */
export const LAST_LINE = /\n[ \t]{0,4}(?=(\p{Lu}\p{L}{1,20}(?:-\p{Lu}\p{L}{1,20})?)[ \t.!]{0,4}\s{0,4}$)/u;
/** "Laura Stein here", "Tobias Kern hier" at the start of a line or behind the greeting. */
export const HERE = new RegExp(
  `(?:^|\\n|(?:[Hh]i|[Hh]ello|[Hh]allo|[Hh]ey|[Mm]oin)[, ]{1,2})(?=(${NAME}) (?:here|hier)(?!\\p{L}))`,
  'gu',
);
export const SIGNED_OFF = new RegExp(`((?:^|[\\s.!?])[-–—~/]{1,2} ?)${NAME}[\\s.!]{0,4}$`, 'u');
/** The last words of a text behind the end of a sentence or an empty line: "... weiter auf. Malte". */
export const LAST_WORDS = new RegExp(
  `((?:[.!?…]["'“”)]?[ \\t]{0,3}|\\n)(?:\\r?\\n|[ ])[ \\t\\r\\n]{0,4})${NAME}([\\s.!]{0,4})$`,
  'u',
);
/** "Schönes Wochenende", "Happy Easter": what else stands there in capitals. */
export const WELL_WISHING =
  /^(?:Schön|Froh|Gut|Angenehm|Erholsam|Gesegnet|Happy|Merry|Good|Nice|Have|Take|See|Dringend|Groß|Klein|Kein|Alles|Schluss|Herzlich|Ganz|Viel|Sonnig|Neue|Alte|Rot|Blau|Weiß|Schwarz|Grün)/u;
/** Behind a name: street and house number, on the same line or the next. */
export const ADDRESS_BEHIND = /^[ \t]{0,3}(?:,|\r?\n)[ \t]{0,4}\p{L}[^\n,\d]{2,40} \d{1,4}(?!\d)/u;
/** The same below a name that no list knows: with the postcode. */
export const WITH_POSTCODE =
  /^[ \t]{0,3}\r?\n[ \t]{0,4}\p{L}[^\n,\d]{2,40} ?\d{1,4}[ ]?[a-z]?[ \t]{0,3}(?:,|\r?\n)[ \t]{0,4}(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}/u;
export const OWN_LINE = /(?:^|\n|[.!?] )[ \t]{0,4}(?=\S{2,30} \S)/gu;

/** A firm or club signs, not a person. */
export const ORGANISATION =
  /(?<!\p{L})(?:GmbH|AG|KG|OHG|UG|GbR|mbH|e\.? ?V|e\.? ?K|Ltd|Limited|LLP|LLC|Inc|PLC|plc|Corp|Media|Praxis|Kanzlei|\p{L}{3,20}erei|Choir|Chor|TSV|SV|FC|Verein|Verband|Hotel|Restaurant|Stiftung|Schule|Group|Services|Solutions|Lettings|Hausverwaltung|Autohaus|Apotheke|Buchhaltung|Abteilung|Vertrieb|Einkauf|Verwaltung|Sekretariat|Empfang|Zentrale|Rechnungswesen|Geschäftsleitung|Kundenbetreuung|Support|Accounts|Billing|Finance|Department|Dept|Office|Desk|Purchasing|Procurement|Reception|Administration)(?!\p{L})/u;

/** Capitalised words that stand where names stand. */
export const NO_NAME: ReadonlySet<string> = new Set(
  (
    'Gott Ihr Ihre Team Firma Kundendienst Kundenservice Service Von Gesendet Sent Mit Und Bitte Please Get Diese ' +
    'Dieser This The PS P.S. Anlage Anlagen Anhang Tel Telefon Handy Mobil Phone Kunde Kundin Kundennummer Kunden ' +
    'Customer Client Order Bestellung Bestellnummer Rechnung GmbH AG KG Ltd Inc Best Kind Regards Viele Liebe ' +
    'Freundliche Freundlichen Grüße Gruß Danke Dank Vielen Thanks Thank Your Ich Wir Sie Das Der Die Es Wenn Falls ' +
    'Für Nach Vor Noch Auch Aber Nur So Da In Im Am An Auf Zur Zum I We You It If For As At On To And But My Hello ' +
    'Hallo Hi Dear Sehr Guten Vertrag Vertragsnummer Adresse Straße E-Mail Email Mail Outlook iPhone Android Samsung ' +
    'Lieferung Hilfe Antwort Rückmeldung Deutschland Germany Nein Ja No Yes Monday Montag Dienstag Mittwoch ' +
    'Donnerstag Freitag Samstag Sonntag Tuesday Wednesday Thursday Friday Saturday Sunday Morgen Heute Support ' +
    'Looking Regarding Could Can Would What When How Why Where Wie Was Wann Wo Warum Einen Eine Ein Schönen Schöne ' +
    'Beste Herzliche Neukunde Stammkunde Mieter Mieterin Eigentümer Not Just Very Still Now'
  ).split(' '),
);
