// Signs of urgency by words, German and English. Words and not a model, because a supervisor who builds a filter on it
// must be able to read what it means; the classifier's business case says what the message is about.
import { URGENCY_SIGNS, type UrgencySign } from '../domain/urgency.js';
import { foldCase } from './fold-case.js';

/** What stands further down has been said before. */
const MOST_CHARACTERS = 20_000;

/** The signs that the text shows, in the order of `URGENCY_SIGNS`. Linear in the text's length. */
export function findUrgencySigns(text: string): readonly UrgencySign[] {
  const read = text.slice(0, MOST_CHARACTERS);
  // umlauts spelled out, so that \b knows where words end
  const folded = foldCase(read).replace(/\s+/g, ' ');
  return URGENCY_SIGNS.filter((sign) =>
    sign === 'emphasis' ? EMPHASIS.some((mark) => mark.test(read)) : WORDS[sign].test(folded),
  );
}

/** Any of the expressions as whole words; not after a negation ("nicht dringend", "no urgent matter"). */
const anyOf = (...expressions: readonly string[]): RegExp =>
  new RegExp(
    `(?<!\\b(?:nicht|keine?[nrsm]?|not|no|never)(?: (?:so|sehr|besonders|very|that|an?|particularly))? )\\b(?:${expressions.join('|')})\\b`,
  );

const WEEKDAY =
  '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const NUMBER =
  '(?:\\d{1,2}|dritten|vierten|fuenften|sechsten|zehnten|x|zigsten|wiederholten|third|fourth|fifth|umpteenth|nth)';

const WORDS: Readonly<Record<Exclude<UrgencySign, 'emphasis'>, RegExp>> = {
  haste: anyOf(
    'dringend(?:e[nrsm]?|st)?',
    'eilig(?:e[nrsm]?)?',
    'es eilt',
    'eilt sehr',
    'schnellst(?:moeglich(?:e[nrsm]?)?|ens)',
    'so (?:schnell|rasch|bald) wie(?: nur)? moeglich',
    'umgehend(?:e[nrsm]?)?',
    'unverzueglich(?:e[nrsm]?)?',
    '(?:bitte|brauche|brauchen|benoetige|benoetigen|erwarte|erwarten|verlange|fordere|muss) (?:[^ .!?]{1,30} ){0,5}(?<!\\bab )sofort',
    'sofortige[nrsm]?',
    'notfall',
    'asap',
    'urgent(?:ly)?',
    'urgency',
    'as (?:soon|quickly|fast) as (?:possible|you can)',
    '(?:please|need|want|require|expect|must) (?:[^ .!?]{1,30} ){0,5}(?:immediately|right away|straight away|right now)',
    'immediate (?:action|attention|answer|reply|response|refund|help)',
    'emergency',
  ),
  deadline: anyOf(
    'bis (?:spaetestens|morgen|uebermorgen|ende (?:der|dieser) woche|zum \\d{1,2}\\.)',
    `bis (?:spaetestens )?(?:zum |kommenden |naechsten )?${WEEKDAY}`,
    'noch heute',
    'heute noch',
    'setze (?:ich )?(?:ihnen |euch )?(?:hiermit )?(?:nun )?(?:eine )?(?:letzte )?frist',
    'frist (?:von|bis) ',
    'letzte[nrs]? (?:mahnung|chance|aufforderung|frist)',
    'laeuft (?:heute|morgen) (?:ab|aus)',
    `(?:by|before) (?:tomorrow|today|tonight|noon|(?:the )?end of (?:the |this )?(?:day|week)|(?:this |next )?${WEEKDAY})`,
    'within (?:the next )?(?:24|48|72) hours',
    'deadline',
    '(?:final|last) (?:warning|notice|demand|chance|reminder)',
    '(?:expires|runs out) (?:today|tomorrow|tonight)',
  ),
  'legal-threat': anyOf(
    '(?:rechts)?an(?:walt|waelte|waeltin|walts|waelten)',
    'rechtliche[nr]? (?:schritte|mittel|konsequenzen)',
    'rechtsweg',
    '(?:verklage|verklagen|klage (?:einreichen|erheben))',
    'vor gericht',
    'gerichtlich(?:e[nrs]?)?',
    'strafanzeige',
    'anzeige (?:erstatten|gegen sie)',
    'verbraucher(?:zentrale|schutz)',
    'schlichtungsstelle',
    'ombuds(?:mann|frau|stelle|man)',
    'bundesnetzagentur',
    'bafin',
    'schadense?rsatz',
    'lawyers?',
    'solicitors?',
    'attorney',
    'legal (?:action|steps|proceedings|advice)',
    '(?:will|shall|going to|gonna) sue',
    'take (?:you|this|it) to court',
    'small claims',
    'trading standards',
    'consumer (?:protection|rights|advice)',
  ),
  anger: anyOf(
    'unverschaemt(?:e[nrs]?|heit)?',
    'frechheit',
    'unfassbar(?:e[nrs]?)?',
    'skandal(?:oes)?',
    'sauerei',
    'saftladen',
    'abzocke[r]?',
    'es reicht(?: mir)?',
    'mir reicht es',
    'nie wieder',
    `zum ${NUMBER}(?:\\.|-?ten)? mal`,
    'schon wieder',
    'seit (?:\\S{1,15} )?(?:wochen|monaten)',
    '(?:stink|richtig |echt |total |mega |sehr )?(?:sauer|wuetend) (?:bin|auf|ueber)',
    '(?:bin|sind) (?:[a-z]{1,12} ){0,2}(?:stink)?(?:sauer|wuetend|veraergert|empoert|entsetzt)',
    'inakzeptabel',
    'unzumutbar',
    'zumutung',
    'katastroph(?:e|al|ale[nrs]?)',
    'unmoegliche[nrs]? (?:service|verhalten|zustand|laden)',
    'unacceptable',
    'outrage(?:ous|d)?',
    'ridiculous',
    'disgust(?:ing|ed)',
    'disgrace(?:ful)?',
    'furious',
    'angry',
    'fed up',
    'sick (?:and tired )?of',
    'appall(?:ing|ed)',
    '(?:the )?worst (?:service|company|experience|customer)',
    'never again',
    `for the ${NUMBER}(?:rd|th)? time`,
    'for (?:weeks|months)',
    'rip ?-?off',
    'incompeten(?:t|ce)',
    '(?:terrible|awful|horrible|shocking) (?:service|experience|treatment|company)',
  ),
};

const EMPHASIS: readonly RegExp[] = [
  /!\s?!|[!?]{3,}|\?!|!\?/,
  // four words in a row in capitals: an abbreviation stands alone
  /(?<!\p{L})(?:\p{Lu}{2,30}[ ,.!?\n]{1,3}){3}\p{Lu}{2,30}(?!\p{L})/u,
];
