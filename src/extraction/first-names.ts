// Common first names of German- and English-speaking countries. They only decide doubtful cases ("ich bin Anna" against
// "ich bin Kundin"); a name behind a closing needs no entry here.
const NAMES = `
aaron abdullah abigail adam adele adeline adrian adriana agata agnes agnieszka ahmad ahmed aidan aileen aisha alan alba albert albrecht
aleksandra alessandro alessia alexander alexandra alexis alfons alfred ali alice alison alistair allison almut alois alwin amanda amelie
amir amit amy ana anastasia andre andrea andreas andrej andrew andrzej andré aneta angela angelika anika anil anina anita anja anke anna
annabel annabelle annalena anne annegret annegrete anneke annelie anneliese annemarie annett annette annika anouk anselm ansgar anthony
antje anton antonia arda ariane arjun armin arnd arne arnold arthur artur arvid astrid aurelia axel aylin ayse aysel aysen ayşe babette
baptiste barbara barbora bartosz bastian beat beate beatrice beatrix becky ben benedikt benjamin benno bernadette bernd bernhard bert
berta bertram beth bethan bettina betty bianca birgit birgitta bjarne björk björn bob bodo bogdan boris brandon branislav brenda brian
bridget brigitta brigitte britta brittany bronwyn bruno burak burkhard bärbel cameron camilla camille caner carina carl carla carlos
carlotta carmen carol carolin caroline carsten caspar cassandra catherine cecilia cedric celine cem cemal chantal charles charlotte chiara
chidi chloe chris christa christel christian christiane christin christina christine christof christoph christopher ciara cindy claire
clara clarissa claudia claus clemens colin connor conny constantin constanze corina corinna cornelia craig cristina cynthia cyril dagmar
dana daniel daniela danijel danny daria dario darren dave david debbie deborah deepak delia denis denisa denise dennis derek derya desiree
desmond detlef detlev diana diego dieter dietlinde dietmar dietrich dimitri dino dirk dogan dominic dominik dominique donald donna dora
doreen dorian doris dorit dorothea dorothee dragan duncan dylan eberhard eckart eckhard edda edeltraud edgar edith edmund eduard edward
egon eileen ekkehard elaina elaine eleanor elena eleni elfie elfriede elias elif elin elinor eliot elisabeth elizabeth elke ella elliot
elliott elmar eloise elsa elvira emanuel emel emil emilia emily emine emma emre engelbert enrico enya ercan erdem erhard eric erich erik
erika erkan ernst erwin ester esther ethan eugen eugenie eva evelyn ewa ewan fabian fabienne fabio faruk fatima fatma federico felicitas
felix ferdinand fergus finn fiona flavia florian florin folke frances francesca francis francisco frank franka franz franziska franziskus
frauke fred freddie frederic frederik frederike freya frida frieda friederike friedrich fritjof fritz gabi gabriel gabriele gareth gary
gavin gemma geoff geoffrey georg george georgina gerald gerd gerda gerhard gerlinde gerold gerrit gertrud gesa gesine gill gillian gina
giorgia giovanni gisbert gisela giulia giuseppe gloria gottfried grace graham greg greta gretchen gudrun guido gunnar gunter gunther
gustav gwen gwendolyn gülay gülcan gülsen günter günther hagen hakan halina hamza hanna hannah hanne hannelore hannes hanno hans harald
harri harriet harry hartmut hasan hassan hatice hauke heather hector hedda hedwig heidemarie heidi heidrun heike heiko heiner heinrich
heinz helen helena helene helga helge helmar helmut hendrik henning henriette henrik henrike henry herbert hermann hermine hilary hilde
hildegard hilke holger horst hubert hugo hulya huseyin hye hülya hüseyin ian ibrahim ida ignaz igor ilka ilker ilona ilse imke imogen ina
ines inga inge ingeborg ingmar ingo ingolf ingrid inka inken insa irene iris irmgard isaac isabel isabell isabella isabelle isla ismail
isolde ivan ivana ivo jaap jacek jack jacky jacob jacqueline jacqui jaime jake jakob james jamie jan jana jane janet janina janine jannik
jaroslav jasmin jason jasper javier jayden jean jeannette jeannine jeff jeffrey jelena jenna jennifer jenny jens jeremy jerome jess
jessica jill jim jimmy jo joachim joan joanna joaquin jocelyn jochen jody joe joel johann johanna johannes john johnny jolanda jon jonas
jonathan jonna jordan jorge jos jose josef josefine joseph josephine joshua josie juan judith jule julia julian juliana juliane julie
juliette justin justus jutta jörg jörgen jörn jürg jürgen kai kamil karen karim karin karina karl karla karolina karoline karsten katarina
katarzyna kate katerina katharina katherine kathi kathleen kathrin kathy kati katie katinka katja katrin kay keisha keith kelly kemal ken kenan
kenneth kenny kerstin kevin kieran kilian kim kimberly kira kiran kirsten kirstin klara klaus klemens knut kofi konrad konstantin
konstanze korbinian kornelia kristian kristin kristina kristine krzysztof kurt kwame kyle kübra lara larissa lars lasse laura lauren
laurence laurent laurenz laurin lea leander leandra leandro leila lena lennard lennart leo leon leonard leonardo leonhard leonie leopold
leroy lesley leslie lewis liam liane lidia liesbeth liesel lieselotte lilian liliana lillian lilly lily lina linda linn linus lisa lisbeth
liselotte livia lizzie lorena lorenz loretta lorna lorraine lothar lotta lotte louis louise lovis luca lucas lucia luciana lucie lucy
luigi luis luisa luise luka lukas luke lutz lydia lynn mabel madeleine madeline mads magda magdalena magnus mahmoud maik maike maja
malcolm malgorzata malin malina malte manda mandy manfred manuel manuela marc marcel marcia marcin marco marcus mareike mareile margaret
margarete margarita margit margot margret margrit maria mariam marian mariana marianne marie mariella marija marika marina marine mario
marion marisa marissa marit marita marius marjorie mark marko markus marleen marlen marlene marlies marlis marta marten martha martin
martina martje marvin mary mathias mathilda mathilde mathis mats matthew matthias mattis maud maureen maurice mauro max maximilian maxine
maya mechthild megan mehdi mehmet meike melanie melina melinda melissa melvin merle meryem mesut mia michael michaela michal michel
michelle miguel mikael mike mila mildred milena millie milo mina minna mira miriam mirjam mirko mischa mitch mohamed mohammed moira molly
mona monica monika moritz morten moses muhammad murat mustafa myriam nadia nadine nadja nancy naomi natalia natalie natascha nathalie
nathan nathaniel nazan neele neha neil nela nele nelly nevin ngozi niall nicholas nick nicki nicky nico nicola nicolai nicolas nicole
nigel niklas niko nikolai nikolas nikolaus nils nilüfer nina noah noemi nora norbert noreen norman noëlle nurhan nuria oda oguz olaf ole
oleg olga oliver olivia olivier olu omar orhan orla ortrud oscar oskar oswald otmar ottilie ottmar otto owen ozan pablo paddy paige pamela
pascal pat patricia patricio patrick patrik patrizia paul paula pauline pavel pawel pedro peggy penelope penny percy perihan petar peter
petra phil philip philipp philippa philippe phillip phillipp phoebe phyllis pia pierre pietro piotr pippa priscilla priya priyanka rachael
rachel radek rafael rafal raffael ragnar rahul raimund rainer ralf ralph ramazan ramon ramona randy raphael raphaela raul ravi ravindra
raymond rebecca rebekka recep regina reginald reiner reinhard reinhild reinhold remo renata renate rene renee rené renée reto rhys ricarda
ricardo riccardo richard rico rieke rita ritchie robbie robert roberta roberto robin rocio rodney rodrigo roger rohan roisin roland rolf
roman romana romy ronald ronja ronny rory rosa rosalie rosamund rosanna rosemarie rosemary rosi rosie roswitha roxana roy rudi rudolf
rudolph rufus rupert russell ruth ryan rüdiger saad sabina sabine sabrina sadie salim sally salma salvatore sam samantha samir samira
samuel sandra sandro sandy sanja sanjana sanjay sanna sara sarah sascha saskia savas scott sean sebastian selcuk selin selina selma semra
sepp serdar serge sergej sergio serkan seth sevgi shane shannon sharon shaun sheila sibel sibylle siegfried sigmar sigrid sigrun silas
silke silvan silvana silvester silvia simeon simon simone sina sinan siobhan slavica sofia sofie sofía solveig sonia sonja sonya sophia
sophie stacey stacy stanislav stanley stefan stefania stefanie steffen steffi stella stephan stephane stephanie stephen steve steven
stewart stuart sue suleyman sunita sunniva susan susana susann susanna susanne susi susie svea sven svenja swantje sybille sylke sylvain
sylvia sylvie sönke sören süleyman tabea tabitha talia tamar tamara tanja tanya tara tarek tarik tatiana tatjana ted terence teresa terry
tessa thea theo theodor theodora theresa therese theresia thilo thomas thorben thore thorge thorsten tibor tiffany tillmann tilo tim timm
timo timon timothy timur tina tine tino tobi tobias todd tom tomas tomasz tommy toni tonia tony torben torge torsten tracy traudel traudl
trevor trine tristan trudi tyler tyrell tyrone tülay udo ulf uli ulla ulrich ulrik ulrika ulrike umut urs ursel ursina ursula urszula
uschi ute utz uwe valentin valentina valeria valerie valerio vanessa vanja veit vera verena veronika vicki vicky victor victoria vikram
viktor viktoria vincent vinzenz viola violetta vitali vivian viviane vivien vlad vladimir volker volkmar vroni walburga waldemar wallace
walter walther waltraud wanda wayne wendelin wendy wenzel werner wibke wiebke wieland wiktoria wilfrid wilfried wilhelm wilhelmine will
willi william wilma winfried winston wojciech wolfgang wolfram xaver xenia yann yannick yannik yara yasemin yasmin yavuz yildiz yolanda
yuki yusuf yvette yvonne zachary zara zdenek zeki zeynep zoe zoé zoë zsuzsanna zuzana ömer özgür özlem öznur ülkü ümit
`;

const known: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

/** True for a common German or English first name in any case; of a double name ("Hans-Peter") the first part decides. */
export function isFirstName(word: string): boolean {
  return known.has((word.toLowerCase().split('-')[0] ?? '').normalize('NFC'));
}
