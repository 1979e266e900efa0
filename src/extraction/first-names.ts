// Common first names of German- and English-speaking countries. They only decide doubtful cases ("ich bin Anna" against
// "ich bin Kundin"); a name behind a closing needs no entry here.
const NAMES = `
alexander alexandra ali alice amelie amir amy andrea andreas andrew angela angelika anita anja anke anna annalena anne anneliese
annette annika anthony antje anton antonia arne arthur astrid axel ayse barbara bastian beate ben benedikt benjamin bernadette bernd
bernhard bettina bianca birgit birgitta björn brandon brian brigitte britta bruno bärbel carina carl carla carmen carol caroline
carolin carsten catherine celine charles charlotte chloe chris christa christian christiane christina christine christoph christopher
clara claudia claus cornelia cynthia dagmar daniel daniela danny david deborah denis denise dennis diana dieter dietmar dirk dominik
donald donna doris dorothea edith edward elena elfriede elias elif elisabeth elizabeth elke ella elke emil emilia emily emma emre
eric erich erik erika ernst erwin esther eva evelyn fabian fatima fatma felix ferdinand finn florian frank franz franziska frauke
fred frederik friedrich fritz gabi gabriel gabriele gary georg george gerald gerd gerda gerhard gerlinde gertrud gisela grace greg
gudrun guido günter günther hakan hannah hanna hannelore hannes hans harald harry hartmut hasan hedwig heidi heike heiko heiner
heinrich heinz helen helena helene helga helmut henning henrik henry herbert hermann hilde hildegard holger horst hubert hugo ida
ilona ilse ines inga inge ingeborg ingo ingrid irene iris irmgard isabel isabella isabelle ivan jack jacob jacqueline jakob james
jamie jan jana jane janet janina janine jannik jason jasmin jean jeff jeffrey jenna jennifer jens jessica jim joachim joanna joe
johann johanna johannes john jonas jonathan jordan jose josef josefine joseph joshua judith julia julian juliane julie justin jutta
jörg jörn jürgen kai karen karin karl karla karsten kate katharina katherine kathleen kathrin kathy katja katrin kay kelly ken kenneth
kerstin kevin kiran kirsten klara klaus konrad konstantin kristin kurt kyle lara larissa lars laura lauren lea lena leo leon leonie
leopold liam lilly lily lina linda lisa lothar louis louise luca lucas lucia lucy luis luisa lukas lutz lydia maja magdalena malte
mandy manfred manuel manuela marc marcel marco marcus margaret margarete margit maria marianne marie marina mario marion mark markus
marlene marlies martha martin martina mary mathias matthew matthias mats max maximilian maya megan mehmet melanie melissa mia michael
michaela michelle mike milena mira miriam mohamed mohammed monica monika moritz murat mustafa nadine nadja nancy natalie natascha neil nele
nicholas nick nico nicola nicole niklas nils nina noah nora norbert olaf ole oliver olivia omar oskar oscar otto pamela pascal pat
patricia patrick paul paula pauline peggy peter petra philip philipp phil pia priya rachel rainer ralf ralph ramona rebecca regina
reiner reinhard renate rene rené richard rita robert robin roger roland rolf roman ronald ronja rosa rosemarie rosi roswitha roy rudi
rudolf ruth ryan sabine sabrina sally sam samantha samuel sandra sandy sara sarah sascha scott sean sebastian selina shannon sharon
siegfried sigrid silke silvia simon simone sofia sofie sonja sophia sophie stefan stefanie steffen steffi stephan stephanie stephen
steve steven susan susanne susi svea sven svenja sybille tamara tanja tatjana theo theresa thomas thorsten tilo tim timo timothy tina
tobias todd tom toni tony torben torsten tracy tyler udo ulf uli ulla ulrich ulrike ursula ute uwe valentin valentina vanessa vera
verena veronika victor victoria viktor viktoria vincent volker waltraud walter wendy werner wiebke wilfried wilhelm will william
willi wolfgang xaver yannick yasmin yusuf yvonne zoe zeynep özlem
`;

const known: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

/** True for a common German or English first name in any case; of a double name ("Hans-Peter") the first part decides. */
export function isFirstName(word: string): boolean {
  return known.has((word.toLowerCase().split('-')[0] ?? '').normalize('NFC'));
}
