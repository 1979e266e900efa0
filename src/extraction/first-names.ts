// First names common in German- and English-speaking countries, those of their immigrants included; none that is a word,
// a place or a brand as often. They only decide doubtful cases ("ich bin Anna" against
// "ich bin Kundin"); a name behind a closing needs no entry here.
const NAMES = `
aaliyah aaron abby abdullah abel abigael abigail achim adalbert adam addison adele adelheid adeline adem adil adnan adolf adrian adriana
aenne agata agatha agnes agneta agnieszka agustin ahmad ahmed ahmet aidan aiden aileen aimee ainsley aisha aja akin akira alan alana alba
albert albrecht alejandra alejandro aleksandar aleksander aleksandra alena alessa alessandro alessia alexander alexandra alexandre
alexandros alexandru alexej alexia alexis alf alfons alfonso alfred alfredo ali alice alina alison alistair aliya allan allen allison
allyson almira almut alois alper alva alvaro alwin alyssa amal amanda amar amara ambrosius amelia amelie amina aminata amir amit amra amy
ana anabel anand anastasia anastasios anatol andre andrea andreas andreea andrei andrej andreja andrew andrius andrzej andré aneta anette
angela angelika angelina angelo angie angus anika anil anina anisa anisha anita anja anka anke ann anna annabel annabell annabelle
annabeth annalena anne annegret annegrete anneke anneli annelie anneliese annemarie annemieke annerl annett annette anni annie annika anny
anouk anselm ansgar ante antek anthony antje antoine anton antonella antonia antonin antonio antti anuj anushka aoife apostolos archie
arda ariana ariane arianna arif arjun armin arnd arne arnold aron artem arthur artur arturo arun arvid asad ashley ashok ashton asiye
aslan asli astrid asuman athanasios athina attila audrey auguste augustin aurelia ava avery axel axelle ayesha ayhan ayla aylin aynur ayse
aysel aysen ayten ayşe azra babette babs balazs baldur baptiste barbara barbora barbro barry bartek bartlomiej bartosz basil bassam
bastian beat beate beatrice beatrix becky bekir bela ben bendix benedetta benedikt bengt benjamin benno bente beppo berit bernadeta
bernadette bernardo bernd bernhard bernhardine bert berta berthold bertram besim beth bethan bettina betty beverley beyza bianca bilal
birger birgit birgitta birte bjarne bjoern björk björn blanka blazej bob boban bodo bogdan bogusława bojan boleslaw bonnie boris borislav
bozena bozidar brad bradley brandi brandon branislav branka branko brenda brendan brent brett brian bridget brigitta brigitte britta
brittany bronwyn bruno bryan brygida bryn bryony burak burcu burgi burhan burkhard burt bärbel bülent caitlin caleb callum calum cameron
camilla camille canan candice caner caoimhe caren carey carina carl carla carlo carlos carlota carlotta carmen carol carolin caroline
carrie carsten carter casey caspar casper cassandra catalina catarina cathal catherine cathleen cathy catrin catriona cecile cecilia
cecilie cedric celia celine cem cemal cemile cengiz cesar chad chandler chandra chantal charlene charles charlie charlotte charly chelsea
cheryl chiara chidi chidinma chinedu chloe chris christa christel christian christiane christin christina christine christof christoph
christopher christos ciara ciaran cillian cindy claire clara clare clarence clarissa clarisse clark claude claudia claudine claudio claus
clemens clement clementine cleo clifford clint clive cody coen colin conall conchita connie connor conny conor constantin constanze
consuelo cora corentin corey corina corinna cornelia cornelis cornelius cosima cosmin courtney craig cristian cristiano cristina curtis
cvetan cynthia cyril czeslaw daan dagmar dagny dagobert daisy dalia damian damien damir damjan dan dana danica daniel daniela danijel
danilo danny danuta daphne daragh darcy daria dario darius dariusz darko darlene darragh darrell darren darryl dave david dawid deanna
debbie debora deborah debs dee deepak deirdre dejan delia delphine denis denisa denise deniz dennis denny denys derek dermot derrick derya
desi desiree desmond despina detlef detlev devin dhruv diana diane diarmuid diederik diego dieter diether dietlinde dietmar dietrich
dieudonne dilara dilek dimitra dimitri dimitrios dimitris dina dinah dino diogo dirk djamila djordje dobrila dogan dolores dominic dominik
dominika dominique donal donald donata donatella donna donovan dora doreen dorian doris dorit dorle dorota dorothea dorothee dorthe dory
doug douglas dragan dragana dragica drago dragomir drew duarte dubravka duje duncan dusan dustin dwayne dylan dzenan eamon ebba eberhard
eberhart ebru eckart eckehard eckhard eda edda eddie edeltraud edeltraut edeltrud edgar edina edip edita edith edmund eduard edvard edward
edwin edyta efua egbert egmont egon eike eila eileen eilidh ekaterina ekkehard ekrem elaina elaine elda eleanor eleanora elena eleni
eleonora eleonore elfi elfie elfriede eliana elias elicia elif elijah elin elina eline elinor eliot elisa elisabeth elisabetta elise
elisha eliska eliza elizabeth elke ella elliot elliott elly elmar elodie eloise elsa elsbeth elsie elton elvira elwira elzbieta ema eman
emanuel emanuela emel emil emilia emilie emilija emilio emily emine emir emma emmanuel emmanuelle emmeline emmett emmi emmy emre engelbert
enis enna ennio enno enrico enver enya ercan erdal erdem erdogan eren erhard eric erich erik erika erin erkan ernestine ernesto ernie
ernst erol errol erwan erwin esma esmeralda esra estelle ester esther ethan etienne eugen eugene eugenia eugenie eunice eva evan evander
evangelos eve eveline evelyn evi ewa ewald ewan eyup ezgi ezra fabian fabiana fabienne fabio fabiola fabrice fadi fadil fadime faisal falk
fanny farah farhad farid faruk fatih fatima fatjon fatma fatmata fatou fausto fay federico fedor felicia felicitas felicity felipe felix
felizitas femi femke ferdi ferdinand ferdl ferenc fergal fergus ferit fernanda fernando feyza fidel fikret filip filippo filiz finlay
finley finn finnja fiona fionnuala firat fjodor flavia flemming fletcher florian florin flurina folke folkert fouad frances francesca
francesco francine francis francisco franco francois francoise franjo frank franka frankie frans frantisek franz franzi franziska
franziskus frauke fred freddie frederic frederik frederike fredi fredrik freek freya frida frieda friedel friedemann frieder friederike
friedhelm friedlinde friedrich friso fritjof fritz fritzi fritzl fryderyk fuad fulya furkan gabi gabor gabriel gabriela gabriele gabriella
gabrijela gaby gaetano galina gamze gareth garry garth gary gaston gaurav gavin gavrilo gaynor gebhard geert geertje gemma genevieve geoff
geoffrey geoffroy georg george georgina geraint gerald geraldine gerardo gerd gerda gergana gerhard gerhild gerlinde germaine gero gerold
gerrie gerrit gert gerta gertraud gertrud gertrude gerwin gesa gesine giacomo giada gianluca gianna gianni gideon gilbert gilda gill
gilles gillian gina ginette gino gioia giorgia giorgos giovanni gisbert gisela gitti giulia giuseppe giuseppina gizem gladys glen glenda
glenn glenys gloria goce goedele goetz gonca gonzalo goran gordana gordon gottfried gotthard gotthilf gottlieb grace gracie graeme graham
grazia graziella greg gregor gregory greta gretchen grete grischa grzegorz gudrun guenter guenther guido guilherme guillaume guillermo
gulsum gunda gundula gunnar gunter gunther guntram gustav gusti guus gwen gwendolyn gwyneth gyula gökhan gönül götz gülay gülcan güler
gülsen gülten günter günther gürkan güven haakon hadi hagen hakan hakki halil halime halina hamza hana handan hanif hanka hanna hannah
hanne hanneke hannelies hannelore hannes hanni hanno hans hansi hansjörg hansl hanspeter harald haris harley harold haroon harout harri
harriet harrison harry hartmann hartmut hartwig harun hasan hasret hassan hatem hatice hatidze hauke hava haydar hayden hayley hazel heath
heather hector hedda hedi hedwig hege heidelinde heidemarie heiderose heidi heidrun heike heikki heiko heimo heiner heinke heinrich
heinrike heinz heinzi helen helena helene helga helge hella hellmut helma helmar helmtrud helmut hendrik hendrika hendrikje hennes henning
henri henriette henrik henrike henry henryk herbert heribert herlinde hermann hermine herta hertha herwig hias hilal hilary hilda hilde
hildegard hilke hilla hillary hiltrud hinrich hiroshi holger holly horace horatio horea horst hortense hovhannes howard hristo hubert
hubertus huda hugh hugo hugues hulya humphrey huong huseyin hye hülya hüseyin hüsnü iain ian ibolya ibrahim ibrahima ida idil idris ieva
ifeoma ignacio ignacy ignaz igor ihsan ikram ilhan ilias ilija ilinca iliya ilka ilker illya ilona ilonka ilse ilyas imane imelda imke
imogen imran ina inam indira ines inga inge ingeborg ingelore ingmar ingo ingolf ingrid ingrun inka inken inna insa ioana ioannis iona
iosif irena irene irfan irina iris irmela irmgard irmi irmtraud irmtrud irving irwin isaac isaak isabel isabela isabell isabella isabelle
isaiah ishaan isidor isidora isla ismael ismail isobel isolde itziar iva ivan ivana ivanka ivelina iveta ivo ivona iwan iwona ixchel
izabela iñaki jaan jaap jabari jacek jacinta jack jackie jacky jacob jacopo jacqueline jacques jacqui jada jade jaden jadranka jadwiga
jagoda jai jaime jake jakob jamal james jamie jamila jan jana jane janet janina janine janne jannes jannik jannis janos janosch janusz
jaqueline jared jari jarmila jarno jaroslav jaroslaw jasmin jasmina jasmine jasna jason jaspal jasper jaswinder javid javier jaya jayden
jayne jaz jean jeanette jeanine jeanne jeannette jeannine jed jeff jeffrey jelena jelka jelle jemima jemma jen jenna jennie jennifer jenny
jens jenson jeremiah jeremias jeremy jeroen jerome jerzy jesper jess jesse jessica jesus jette jevgenij jiayi jill jim jimmy jiri jirka
jitka jo joachim joan joana joanna joanne joao joaquin jocelyn jochem jochen jodie jody joe joel joelle joerg joern johan johana johann
johanna johannah johannes john johnathan johnny jolanda jolanta jolene jolie jolien jon jonah jonas jonathan jonathon joni jonna jonny
joost jordan jordi jordis jorge jos jose josef josefa josefina josefine josep joseph josephine joshua josiah josie josip josua jovan
jovana joyce jozef juan juanita judita judith judy juergen juha jule jules julia julian juliana juliane julie julien juliet juliette
julija julio julius jurij jussi justin justine justus justyna jutta jytte jörg jörgen jörn jürg jürgen kacper kadir kadri kai kaja kajetan
kalina kalle kalliope kamal kamil kamila kamilla kara karam karan karel karen karena kari karim karima karin karina karl karla karlheinz
karol karolina karoline karsten kasia kasimir kaspar kasper katalin katarina katarzyna kate katerina kateryna katharina katharine kathe
katherine kathi kathl kathleen kathrin kathrine kathy kati katia katica katie katinka katja katrin katrina katrine katya kay kaya kayla
kaylee kayleigh kazimierz keanu keegan keeley keira keisha keith kelly kelsey kelvin kemal ken kenan kendra kenji kenn kenneth kenny kent
keren kerim kerry kerstin kevin kevser khadija khaled khalid kiara kiera kieran kilian killian kim kimberley kimberly kira kiran kiril
kirill kirsten kirstin kirsty kitty kjell klaartje klaas klara klaudia klaus klavdija klemens knut kobe koen koffi kofi konrad konstantin
konstantinos konstanty konstanze kora korbinian kordula korhan kornel kornelia kosta kostas krasimir kreszentia kreszenz kris kristen
kristi kristian kristijan kristin kristina kristine kristof kristoffer kristopher kristy krisztina krystian krystyna krzysztof kuba kumar
kunibert kunigunde kurt kurtis kwame kyle kübra lachlan ladislav laila laima lajos lakshmi lara larissa larry lars lasse laszlo latasha
latisha latoya laura lauren laurence laurent laurentia laurenz laurin laurine lavinia lazar lea leah leana leander leandra leandro leanne
leart leela leif leigh leighton leila lejla lelia lena lenchen lennard lennart lennox lenny leo leon leonard leonardo leonhard leonid
leonie leonora leopold leopoldine leroy lesia lesley leslie leszek leticia levent levi levin lewin lewis leyla lia liam liane lianne libby
lidia lidija lieke lienhard liesbeth liesel lieselotte lieven liisa lili lilian liliana lilith lilli lillian lilly lily lina linda linn
linus liridon lisa lisandro lisbeth liselore liselotte lisette lisl liv liva livia liz lizzie ljiljana ljubica lluis loic loik lois lola
loredana loreen lorelei lorena lorenz lorenzo loretta loris lorna lorraine lothar lotta lotte lotti lou louane louanne loui louis louisa
louise lovis lovisa luan luana lubomir luc luca lucas lucia lucian luciana luciano lucie lucija lucille lucinda lucjan lucy ludger ludmila
ludovic ludwig luigi luigia luis luisa luise luka lukas lukasz luke luna luther lutz luzia lyane lyanne lydia lyn lyndsey lynette lynn
lynne lyra lyubov maarten maartje mabel mable macarena maciej mackenzie madalina maddie maddison madeleine madeline mads mael maelle
magali magarete magda magdalena magnhild magnus mahdi mahmoud mahmut maia maik maike maire mairead maisie maite maja majbritt makayla
makbule maksim malak malcolm malek malgorzata malik malika malin malina mallory malte malwina mamadou manal manda mandy manel manfred
manfredo manja manju manoj manolis manon manuel manuela mara marc marcel marcela marceli marcella marcello marcelo marcia marcin marco
marcus mareike mareile marek maren margaret margareta margarete margaretha margarethe margarita margaux margherita margie margit margot
margret margrethe margriet margrit marguerite maria mariam mariama marian mariana mariann marianna marianne mariano maribel marie marieke
mariele mariella marielle marietta mariette marija marijana marijke marika marilena marilyn marina marine marinus mario marion marisa
marise marisol marissa marit marita marius marjan marjolein marjorie mark marko markus markéta marla marleen marlen marlena marlene
marlies marlis marloes marlon marlyse marnie marsha marta marten martha martijn martin martina martino martje martyna marvin mary maryam
maryanne maryla marzena masha massimo matej mateja mateo mateusz mathew mathias mathieu mathilda mathilde mathis matias matija matilda
matilde mats matt matteo matthew matthias matthijs matthäus matti mattia mattis maud maureen maurice mauricio maurizio mauro mavis max
maxim maxime maximilian maximiliane maxine maya meagan mechthild mechtild medina mees meg megan mehdi mehmet mehtap meike meinhard meinolf
meinrad mel mela melania melanie melek meliha melina melinda melis melissa melitta melvin melvyn meredith meret merete merike merima merle
merlin mert merten merve meryem mesut metin mette mevlüt mia micah micha michael michaela michaele michal michalina michel michele
michelle michiel mick mickey miguel mihaela mihai mihail mihajlo miia mijo mikael mikaela mike mikkel miklos mikolaj mila milad milana
mildred milena milica milivoj miljan milka millie milly milo milorad milos miloslav mimi mina minna mira mirabel miranda mirco mirela
mirella miriam mirjam mirjana mirka mirko mirl miroslav miroslava mirta mirthe mirza mischa misha mitch mitja mittal modou mohamad mohamed
mohammad mohammed mohan moira mojca molly momo mona moni monica monika monique monserrat morag morgan moritz morris morten moses mostafa
mouna moya mufid muhammad mukesh murat murdo muriel murielle musa musab mustafa mya myles myra myriam myrna myrtle müjgan münevver nabil
nada nadezda nadia nadim nadine nadiya nadja naim najib nancy nandini nando naomi narges nasir nassim nastassja natacha natalia natalie
natalija nataliya nataly natalya natan natasa natascha natasha nathalie nathan nathanael nathaniel navid nazan nazli nazmiye neal ned
nedim neele neha nehir neil nela nele nelly nena nenad nermin nermina nesrin nestor neus nevena nevenka neville nevin ngozi nia niall
niamh nicholas nichole nicholette nick nicki nicky nico nicodemus nicola nicolae nicolai nicolas nicolaus nicole nicoletta niels nienke
nigel nihal nihat niina nikhil nikica nikita nikki niklas niko nikodem nikol nikola nikolai nikolaos nikolas nikolaus nikoleta nikos nilay
nilgün nils nilüfer nina nino nisha nitin noa noah noel noelia noemi nolan nona noomi nora norah norbert noreen norman norwin nour noëlle
nuno nuray nurcan nurhan nuria nurten nyla nynke oana obinna octavia octavian oda odette odile odilo oguz oisin oktay ola olaf olav ole
oleg olegs oleh oleksandr oleksij olena olga olgica olimpia oliver olivia olivier olli ollie olof olu oluwaseun oluwatobi omar onder onur
oona ophelia orhan oriana orla ornella orsolya ortrud oscar oskar ossi oswald otfried othmar otis otmar ottilie ottmar otto ottokar ouafa
ousmane owen oya ozan pablo paddy padraig paige pamela paola paolo parisa parvin pascal pat patrice patricia patricio patrick patrik
patrizia patryk patsy patti patty paul paula paulin paulina pauline paulo pavel pavlina pavlos pavol pawel payton pedro peer peg pegah
peggy pelin penelope penny pepe pepita percy perihan pernilla pernille perry petar peter petra petre petrina petros petrus petteri peyman
phil philip philipa philipp philippa philippe phillip phillipp philomena phoebe phong phyllis pia pierre pieter pietro pilar pim pina
pinar pino piotr piper pippa piroska pius poldi prakash pramod prasad pratik predrag prisca priscilla priya priyanka przemek przemysław
qasim quentin quincy quinn quirin rabea rabia rachael rachel rachelle rachid rachida radek radka radmila radomir radoslav radoslaw radovan
radu rafael rafaela rafal raffael raffaela raffaele raghav ragna ragnar ragnhild rahul raimo raimond raimund rainer raissa raj raja rajesh
rajiv ralf ralitsa ralph ramazan ramiro ramon ramona rana randy rania raoul raphael raphaela raquel rashid rashida rasmus raul ravi
ravindra ray raymond razvan reagan rebecca rebeka rebekka recep reece reg regina reginald regine regula reiko reimer reimund reiner
reinhard reinhart reinhild reinhilde reinhold reinier remco remi remigius remo remzi renan renata renate renaud rene renee renske rené
renée resi resl resul reto reuben reyhan rhiannon rhoda rhona rhonda rhys ria rian riana ricarda ricardo riccardo richard richarda rick
ricky rico ridvan rieke rigobert riikka rik riley rimma rina rinus risto rita ritchie rob robbert robbie robert roberta roberto robin roby
rocco rochelle rocio roderich roderick rodica rodney rodrigo roel roeland rogelio roger rogier rohan rohit roisin roland rolf romain roman
romana romeo romina romy ron ronald ronan ronen roni ronja ronnie ronny roos roosmarijn rory rosa rosalia rosalie rosalind rosalinde
rosamund rosana rosanna rosanne rosella rosemarie rosemary rosetta rosi rosie rosina rosita roslyn roswitha rowan rowena roxana roxanne
roxy roy roza rozalia ruben rubina ruby rudi rudolf rudolfo rudolph rufus runa rupert ruprecht ruslan russell ruta ruth ruud ruxandra ryan
ryszard rüdiger saad saba sabahat sabina sabine sabrije sabrina sacha sadie sadik sadio saeed safak safia sahar saim sakine salih saliha
salim sally salma salome salvatore sam samanta samantha samara sami samia samir samira sammy samuel samuele sander sandra sandro sandy
sanela sania sanja sanjana sanjay sanna sanne santiago santino saoirse sara sarah sarina sasa sascha saskia satish saul savanna savannah
savas saverio savina schorsch scott sean sebastian sebastiano sebnem seda sedat sefa selcuk selda selene selim selin selina selma semih
semiha semir semra sena senad senem senta sepideh sepp septimus serafin serafina seraina serap serdar serena serge sergei sergej sergio
sergiusz sergiy serhat serhii serhiy serkan serpil sertac seth sevda severin severina sevgi sevim seydou sezen sezer shabnam shaima shane
shanice shannon shanti sharif sharmila sharon shaun shauna shawn sheela sheila shelby sheldon shelley shelly sheri sherri sherry shirin
shirley shivani shona shreya siamak sian sibel sibylle sid siddharth sidney sidonia sidonie siegfried sieglinde siegmar siegmund siegrid
siegrun sietske sigi sigismund sigmar sigrid sigrun sigune sigurd silas silja silke silvan silvana silvester silvia silvio silviu silviya
simao simeon simin simon simona simonas simone simonetta simonida sina sinan sinead sinem siniša sinje siobhan sita siv skye slaven
slavica slavko slavomir slawomir slađana slobodan snezana snježana sofia sofie sofía solange soledad solene soley soline solveig sondra
songül sonia sonja sonya sophia sophie soraya sorin sotirios souad spencer spiros srdjan stacey stacia stacy stana stanislaus stanislav
stanisław stanko stanley stasia stavros stefaan stefan stefania stefanie stefano stefanos steffen steffi steffie stefka steinar stelian
stelios stella sten stephan stephane stephania stephanie stephen stevan steve steven stevie stewart stijn stine stipe stjepan stuart suada
suat subhash sue suela suellen suhail sukran suleyman sumit sunil sunita sunniva suresh susan susana susann susanna susanne suse sushila
sushma susi susie suvi suzana suzanne suzette svante svea sven svenia svenja sverre svetlana swaantje swantje swenja sybil sybille sylke
sylvain sylvana sylvester sylvia sylvie szilvia szymon sébastien sönke sören süheyla süleyman sümeyye tabatha tabea tabitha tadeusz taha
tahir tahira taina talea talha talia talita talya tamar tamara tamas tamika tamina tammo tammy tamsin tanisha tanja tanya tara tarek tarik
tarja taryn tasha tassilo tatiana tatjana tayfun taylor ted teddy teo teodor teodora terence teresa teresia teresita terje terry tess
tessa teun thaddeus thalia thea thekla thelma theo theodor theodora theodoros theresa therese theresia thi thibault thibaut thies thieu
thijs thilo thomas thomasina thora thorben thore thorge thorsten thorwald thuy tiago tiana tibor tiffany tijana tilda tilla tillmann
tilman tilo tim timea timm timo timon timotheus timothy timur tina tine tino tirza titus tiziana tjark tjarko tobi tobia tobias todd todor
tolga tom tomas tomasz tomek tomislav tommy tomoko toni tonia tonje tono tony tonya toralf torben tordis torge torsten toshiko tove tracey
traci tracie tracy traude traudel traudl traute travis trevor tricia trina trine trinh trish trisha tristan troy trude trudi truls tuan
tugba tuncay tuomas turgut twan tycho tyler tyrell tyrone tyson tülay tünde türkan udo ueli ugne ugo ugur ulas ulf uli ulla ulli ulrich
ulrik ulrika ulrike ulvi ulysses uma umberto umut unni uros urs ursel ursina ursula urszula uschi uta ute utz uwe vaclav vadim vahid
vahide vaida valentin valentina valentino valeria valerian valerie valerio valeriya valery valter vanessa vangelis vanja varun vasco vasil
vasile vasiliki vasilios vedat vedran veera veit velma venera venkat vera vere verena verity vern verna veronica veronika veronique vesna
vibeke vic vicente vicki vicky vico victor victoria victorija vidal vigdis vijay vikas viki vikram viktor viktoria viktorija vilma vilmos
vincent vincenz vincenzo vinod vinzenz viola violeta violetta violette viorel viorica virgil virginie virpi vishal vitali vitor vittoria
vittorio vitus viv vivek vivian viviane vivien vivienne vjekoslav vlad vladimir vlasta vojtech volha volker volkmar volodymyr vroni vuk
wacław wade wael wahid walburga waldemar walentyna walid wallace wally walpurga walt walter walther waltraud wanda wanja wassily wassim
wastl wayne wendelin wendi wendy wenzel werner weronika wes wesley whitney wibke wiebke wieland wieslaw wigbert wiktor wiktoria wilbert
wilbur wilf wilfredo wilfrid wilfried wilhelm wilhelmina wilhelmine wilko will willem willemijn willi william willibald willow willy wilma
wilmer wim winfred winfrid winfried winifred winnie winona winston witold wladimir wojciech wolfgang wolfhard wolfram wouter wulf
władysław xander xaver xaverl xavier xenia xenja ximena yael yana yanik yann yannick yannik yannis yara yaroslav yasemin yash yasin yasmin
yassin yavuz yaşar yelena yeliz yeter yevgeniy yildiray yildiz yilmaz yohan yolanda yolande yonca yoshiko youssef ysabel yuki yulia yuliya
yunus yurdagül yuri yuriy yusra yusuf yve yves yvette yvonne zac zach zachariah zachary zack zafer zahra zaid zainab zakaria zane zanele
zara zarah zbigniew zbyszek zdenek zdravko zehra zeki zeliha zeljko zena zenon zenta zenzi zerrin zeynep zia zina zinaida zita zlatan
zlatko zoe zofia zoltan zora zoran zorana zoé zoë zsolt zsuzsanna zubair zuhal zuleika zulfiqar zuzana zygmunt züleyha åsa åse ólafur ömer
özcan özge özgür özkan özlem öznur øystein øyvind ülkü ümit žarko
`;

const STROKES: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' };
const known: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/).map(plain));

/** True for a common German or English first name in any case; of a double name ("Hans-Peter") the first part decides. */
export function isFirstName(word: string): boolean {
  return known.has(plain(word.toLowerCase().split('-')[0] ?? ''));
}

/** Paweł and Pawel, Zoë and Zoe: without the marks that many keyboards lack. */
function plain(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđıæ]/g, (letter) => STROKES[letter] ?? letter);
}
