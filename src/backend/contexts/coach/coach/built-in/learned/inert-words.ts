/**
 * Words that are neither a name nor a date nor a condition, whatever is asked: they ask, tell, connect, stress or thank.
 * Folded; data, no logic.
 */
const words = `
gimme lemme wanna gonna gotta dunno hmm hm uh um erm oh ah eh huh hey hi hello yo ok okay alright right sure cool great super nice thanks thank thx ty cheers pls plz please kindly
btw fyi asap atm imo tbh anyway anyways anyhow basically simply just really actually honestly roughly approximately about around exactly precisely approx circa ca quickly quick briefly brief shortly short
again maybe perhaps possibly probably surely certainly obviously apparently seemingly somehow sort kind bit little lot lots bunch
hows howd howre whats whatd whatre wheres whered whos whod whens thats theres heres its im ive id ill youre youve youd youll were weve wed well theyre theyve lets
give gives gave given giving get gets getting got gotten show shows showed shown showing tell tells told telling let lets say says said see seen seeing look looks looked looking find finds finding
check checks checking pull pulls pulled pulling fetch fetches bring brings dig spit hand list lists listed listing display displays present print read reads run runs spell call calls called name named
know knows knew known knowing wonder wonders wondering wondered curious ask asks asked asking question questions answer answers need needs needed want wants wanted wish like likes love help
interested interest remind reminder recall remember think thinks thought believe guess suppose mean means meant understand figure figures figured work works worked working out
could would should can may might must shall will do does did doing done have has had having be is are was were been being am go goes went going gone come comes came coming
take takes took taken taking make makes made making put puts putting keep keeps kept keeping seem seems happen happens happened happening stand stands standing sit sits sitting lie lies lying
turn turns turned end ends ended add adds added adding sum sums amount amounts total totals totalling totaling count counts counted tally tallies tallied
what which who whom whose when where how why there here this that these those it they them their theirs you your yours we us ourselves me myself i mine he she his her everybody
some any anything something thing things stuff somewhat kinda sorta overview glance summary report list picture idea sense detail details info information data number numbers value values record records
moment currently now presently nowadays then yet still already ever so too also as such quite very rather pretty pure sheer
possible able available exact rough main general generally usual usually normal normally typical typically
hab habs habe haben hat hast hatte hatten hattest habt bin bist ist sind seid war waren warst wird werden wurde wurden werd worden sei sein gewesen
kann kannst konnen konnte konntest konnten muss musst mussen musste soll sollst sollen sollte will willst wollen wollte wollten mag magst mochte mochten mochtest darf darfst durfen durfte lass lasse lassen lasst
gib gibt gibts gebe geben gab zeig zeige zeigen zeigst sag sage sagen sagst sagt nenn nenne nennen nennst verrat verrate verraten erzahl erzahle mitteilen teil mit liefer liefere liefern spuck spucke hol hole holen bring bringe
schau schaue schauen guck gucke gucken sieh seh sehe sehen sieht blick werf wirf ruf rufe rufen such suche suchen find finde finden findest lies list liste listen zahl zahle rechne ermittle ermitteln berechne
weiss weisst wissen wusste wusst kenne kennst interessiert interessieren interesse frage fragen frag gefragt brauch brauche brauchen brauchst brauchte braucht benotige benotigt wunsche wunsch hatt hatts
denk denke glaub glaube meine meinst mein scheint bedeutet heisst geht gehts ging gehen gegangen lauft lief laufen kommt kommen kam kamen gekommen steht stehts stehen stand standen liegt liegen lag lagen
macht machen machst mach mache machte gemacht tut tun tue tu tat getan bleibt bleiben blieb bekomm bekomme bekommen kriege krieg kriegen krieg kriegt erfahre erfahren stell stelle stellen
na naja tja also ach oh ah hm hmm halt eben mal ma nun jetzt nunmal einfach eigentlich wirklich echt tatsachlich genau ungefahr etwa zirka circa rund schatzungsweise grob knapp kurz schnell gern gerne bitte danke dank merci
vielleicht eventuell wohl ja doch schon noch so denn dann da hier dort dabei dafur damit daran darauf davon dazu darin hierzu hierfur derzeit aktuell momentan zurzeit gegenwartig augenblicklich gerade grad grade moment augenblick
ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen unsre man selbst selber eigen eigene eigenen eigener
was welche welcher welches welchen welchem wer wem wen wessen wann wie wieso wo wofur woran worauf womit wovon wozu wieviel wieviele viel viele vielen
etwas irgendwas irgendwelche irgendein irgendeine irgendwo irgendwie sowas so solche alles ubersicht uberblick auskunft info infos information angabe angaben details einzelheiten stand lage bild zahl zahlen wert werte daten
insgesamt gesamt summe summa summarum total alles zusammen zusammengerechnet zusammengenommen uberhaupt sozusagen quasi ziemlich sehr recht ganz gar
n ne nen nem ner s ists wars sinds isses gibts hats habs
vireo coach chef kollege buddy mate pal
`;

const inert: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));

/** Takes nothing from a question when it is left out. */
export function isInert(word: string): boolean {
  return inert.has(word);
}
