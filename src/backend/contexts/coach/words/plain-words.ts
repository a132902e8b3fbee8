/** Words of everyday speech that carry no condition, English and German, folded; those of asking-words.ts are beside them. */
export const plainWords = `vo hangen_geblieben sache anywhere gerade_draussen stuff_left gehn nummern by_currency per_currency nach_wahrung nach_wahrungen je_wahrung pro_wahrung getrennt_nach_wahrung getrennt_nach_wahrungen ach achso ah aint along alright although always anybody anyhow anyone anyways ask asking become
  believe bisschen bissl bist bit comes coming cos course curious dabei dafur daher dahin damit dann daran darauf darf dear
  dein deine denen derer dich dies dir doing down drin drinnen droben durch durfen during ebenso eh ehrlich einig either
  erstmal etwas euch euer eure fein find finde finden fine fyi ganz gar gave geben gebt gehen gehts gell genau gets getting
  given gives glaub glaube gleich gonna gotta guess gut guten hallo happen happened happens hattest heisst hej hin hmm hope
  howd however ihn ihr ihrem immer indeed ins irgendein irgendeine irgendeinem irgendeinen irgendeiner irgendeins irgendwas irgendwie irgendwo itself jedenfalls keep kenn kennst konnte konnts
  lass lasse leider lets looking lot lots machen mag magst maybe means mei mind mitn mocht mogen moin muss
  must nah naja namlich needed needs nehm nehme nen ner nimmt nu oh one perhaps pull quite
  rather remember remind right rund sagen said saw saying schaue seem seems sehr sei seid selber should sie sieh soll
  sollen sollte somehow sorry sort sowas sowieso sure tells thank thatd thats theirs theres think
  thought thus tja together toll tue tun tut uh use vielen vielleicht wanted wants wars warst way wed 
  weis weiss weisst welch wenn werd weve whatever whenever wheres willst wirst wish wollen wollt wollte wonder wondering wow
  wurd yeah yep yes youre yours zumindest zwar even tho though jedoch demnach somit allerdings am_konto auf_dem_konto auf_meinem_konto auf_unserem_konto aufs_konto how_big wie_gross remind_me wars tell_me_about add_up_to they_add_up_to
  in_full in_voller_hohe inzwischen mittlerweile lautet lauten ergeben ergab ergaben lag lagen entspricht entsprechen erst fully completely vollstandig komplett wenn_man
  berechne errechne ermittle calculate compute sitting i_mean ich_mein ich_meine ja_nein yes_no
  gehoren gehort belongs belong belonging any_currency jeder_wahrung both_currencies in_both_currencies beide_wahrungen all_currencies alle_wahrungen
  angelegt angelegte angelegten hinterlegt hinterlegte hinterlegten betreue betreuen serving set_up entire entirely gesamte gesamten samtliche samtlichen von_allem of_everything
  dazugekommen hinzugekommen aufgelaufen been_added mussten musste sollten size sizes ham ma hamma hab_ma i_wonder ware waere bekame bekaeme mussen muessen muesste durfen duerfen warns warens benutzt verwendet`;
