/**
 * How questions of figures are put, English and German, by sense; data, no logic. Folded (tokens.ts); `*` stands for any
 * ending, `_` joins the words of a phrase. A word of no sense is asked about, never passed over.
 */
export const askingWords = {
  /** Words that carry no condition. */
  filler: `& + both beide beides beiden together a an the of in on at to for from with into onto about as by also just please now then here there it its this that these those so far
    is are was were be been being am will would can could may might shall has have had having do does did up really exactly actually
    currently kindly me my mine i we our us ours ive im id ill you your hey hi hello ok okay well vireo coach tell give get let know
    want id_like wed_like would_like look_like looks_like looked_like something_like like_this like_that like_it need see say quick quickly real_quick again anyway though simply basically thanks thank_you cheers pls plz come came
    turn_out turned_out out work_out go went going got gotten been_made overall_so altogether_so amount_to amounts_to total_up add_up adds_up comes_to come_to
    any some anything something ever yet already still by_now so_far to_date until_now up_to_now at_the_moment right_now for_me
    der die das den dem des ein eine einen einem einer eines im am an auf bei beim fur mit um vom von zu zum zur in ist sind war waren
    sein bin wird werden werde wurde wurden worden hat habe haben hast hatte hatten kann kannst konnen mal bitte doch denn auch es man da
    dazu so dort hier ja insgesamt_so bisher bislang schon bereits gerade aktuell derzeit jetzt du vireo ich mich mein meine meinen meinem
    meiner meines wir unser unsere unseren unserem unserer mir uns eigentlich gern gerne wohl noch noch_so nochmal kurz schnell sag sage gib
    gibst zeigst zeigen sagst mochte will wurde wissen sehen brauche hatte_gern ok danke na nun also ubrigens etwa ungefahr circa ca ziemlich
    eben halt einfach einmal zusammen gibt gibts es_gibt steht stehen liegt liegen fallt fallen fiel fielen gekommen kam kamen kommt kommen
    same gleiche gleichen dasselbe das_gleiche das_selbe and und sowie when_it_comes_to in_terms_of regarding concerning bezuglich betreffend hinsichtlich was_das_angeht
    job jobs stuff thing things ones one_s those_that that_were that_are that_is which_are which_were due_to how wie where wohin wo rum herum herumliegen rumliegen lying lying_around around left_over drauf dran druber komme komm komm_ich schaff schaffe schaffen macht mache mach mache_ich gemacht_habe roughly einzelnen einzeln individual individually kannst_du_mir konntest could_you can_you geht wieder uberhaupt at_all ubers furs furn frei nennen nennst aus file system im_system kind tatsachlich in_wirklichkeit in_reality laut kartei nix anyway derweil zurzeit different verschiedene verschiedenen unterschiedliche unterschiedlichen langst als_nachstes als_nachster als_nachste als_erstes schau schauen guck look check sieht sehe sieht_es siehts jeweils je_nachdem verteilen_sich verteilt_sich die_ich die_wir das_ich sich selbst
    them too number date nummer datum ging gingen grad whats hab habs hats their his its ihr ihre ihrer ihren ihres seines unseres seine seiner seinen deren dessen with_me mit_mir which_i that_i that_we i_have_a theyre whats_the das_ist es_ist gewesen gehabt dass ob if whether moment period time_period zeitraum combined zusammengenommen taken_together bis_jetzt bis_heute up_to_today until_today until_now whole ganze ganzen ganzer ganzes after_everything after_it_all uber_den_daumen uber_den_daumen_gepeilt pi_mal_daumen laut_eintragen laut_meinen_eintragen day_to_day`,
  /** Whose time it is, where one could ask for that of all. */
  mine: `which_i that_i i_have_a die_ich das_ich i me my mine ive ich mich mir mein meine meinen meinem meiner meines`,
  self: `myself personally selbst_so i_personally ich_selbst personlich only_me just_me nur_ich nur_meine meine_eigenen my_own`,
  /** Of what the question before found. */
  /** Who was named before. */
  them: `sind_das ist_das war_das waren_das is_that are_those are_these was_that were_those macht_das they them theyd theyll theyre theyve he him she er ihm ihnen denen fur_die bei_denen von_denen diesen_kunden diesem_kunden this_client that_client fur_den_kunden`,
  /** From what was found before on. */
  sinceThen: `since_then seither seitdem from_then_on ever_since_then danach after_that afterwards`,
  /** On the other side of a bound. */
  beyond: `daruber darunter drunter above_that below_that`,
  /** Of the two questions before. */
  both: `both beide beides beiden together combined zusammen zusammengenommen taken_together both_together beide_zusammen in_sum add_them_up added_together und_zusammen and_together beides_zusammen`,
  ofThat: `darauf daran does_it_include does_that_include fehlt_da fehlt_da_noch da_drauf darauf_entfallen da_dabei darin darin_enthaltene darin_enthalten teil_davon welcher_teil_davon part_of_that davon of_that of_those of_them of_it how_much_of_that how_much_of_it how_much_of_those how_much_of_them wie_viel_davon wieviel_davon
    das_da which_of_those which_of_them welche_davon how_many_of_them how_many_of_those wie_viele_davon wieviele_davon`,
  howMuch: `uber_welchen_betrag uber_wie_viel uber_wieviel for_what_amount for_which_amount how_much_of_that how_much_of_it how_much_of_those how_much_of_them wie_viel_davon wieviel_davon wv hoehe hohe amount_of_money what_was_the_amount wie_hoch_ist how_much how_high wie_viel wieviel wie_hoch what_amount which_amount how_much_money wie_viel_geld wieviel_geld
    what_sum which_sum welche_summe welcher_betrag welchen_betrag wie_viel_euro wieviel_euro how_many_euros wie_viele_euro`,
  howMany: `how_many_of_them how_many_of_those wie_viele_davon wieviele_davon no_of nr_of wie_oft how_often how_many_times menge quantity count_up tally the_count how_many wie_viele wieviele wie_vielen count number_of anzahl zahl the_number_of die_anzahl_der count_of`,
  which: `which what welche welcher welches welchen welchem was who_s`,
  who: `who whom wer wem wen whos`,
  when: `when wann what_date which_date bis_wann by_when until_when um_wie_viel_uhr um_wieviel_uhr wie_viel_uhr wieviel_uhr`,
  list: `uber_alle across_all over_all wofur fur_was what_for list show display zeig zeige liste auflisten anzeigen nenne nenn enumerate print overview ubersicht name welche_alle auflistung aufstellung
    show_me give_me zeig_mir zeige_mir liste_mir nenn_mir all alle allen aller everything alles every`,
  total: `zusammengezahlt total totals tally_up stundensumme gesamtbetrag rechnungsbetrag gesamtzeit gesamtsummen zusammengekommen zusammenrechnen zusammenzahlen sums summen betrage_gesamt in_total altogether overall insgesamt gesamt sum summe in_summe sum_of all_in_all unterm_strich gesamtsumme the_sum_of summiert zusammengerechnet und_zusammen and_together und_insgesamt`,
  breakdown: `break_down breakdown broken_down split split_up aufgeschlusselt aufgeteilt aufteilen aufschlusseln aufschlusselung chart graph diagramm verteilung
    distribution distributed verteilt grouped gruppiert gegliedert gruppier verteilen verteile split_across rank ranked ranking rangliste trend verlauf entwicklung over_time development`,
  each: `by per each every_single for_each for_every pro je nach fur_jeden fur_jede fur_jedes jeden jede jedes jeder every`,
  only: `only solely exclusively nur lediglich ausschliesslich alone allein bloss alleine`,
  not: `nor no_nicht no_net not no never none nicht nichts kein keine keinen keinem keiner keines nie niemals havent hasnt hadnt isnt arent wasnt werent didnt dont doesnt
    wont cant couldnt not_yet noch_nicht noch_kein noch_keine yet_to nicht_mehr no_longer still_not immer_noch_nicht haven_t hasn_t isn_t aren_t`,
  before: `day_before am_tag_davor am_tag_zuvor tag_davor tag_zuvor week_before_that month_before_that quarter_before_that year_before_that day_before_that week_before month_before quarter_before davor the_one_before one_before the_week_before the_month_before the_quarter_before the_year_before the_day_before_that the_week_before_that the_month_before_that previous_one
    woche_davor monat_davor quartal_davor jahr_davor zur_woche_davor zum_monat_davor die_davor der_davor das_davor zum_vorherigen`,
  except: `neither weder except excluding excluded exclude excl without other_than apart_from aside_from besides but_not leaving_out leave_out ignoring ignore
    not_counting not_counted not_included left_out not_including dont_count do_not_count dont_include minus everything_but all_but everyone_but omitting omit with_the_exception_of barring
    ohne ausser ausgenommen abgesehen_von bis_auf exklusive abzuglich mit_ausnahme_von nicht_mitgezahlt nicht_mitgerechnet rausgerechnet
    ausschliesslich_der ausgeschlossen weggelassen weglasst weglasse weglassen rauslasst rausnimmt rausrechnet lass_weg alles_ausser alle_ausser nicht_eingerechnet nicht_mitzahlt nicht_mitzahle nicht_mitrechnet exkl weg`,
  but: `but aber sondern`,
  other: `everyone_else everybody_else everything_else alle_anderen alle_ubrigen den_anderen other others rest remaining ubrige ubrigen andere anderen anderer anderes rest_of sonstige sonstigen else`,
  sorted: `sorted sort ordered sortiert sortiere sortieren geordnet`,
  ascending: `ascending aufsteigend`,
  descending: `descending absteigend`,
  size: `size grosse hohe hoehe`,
  date: `date datum`,
  or: `or oder beziehungsweise bzw`,
  most: `most_often am_haufigsten am_oftesten haufigsten haufigste most_frequently productive most_productive produktivste* produktivsten most the_most top_one arbeitsreichste* umsatzstarkster umsatzstarkstes lukrativste* lukrativsten furthest hauptkunde meiste meisten am_meisten biggest largest highest top greatest grosste grossten grosster grosstes hochste hochsten hochster best bester beste besten
    strongest starkste starksten busiest number_one main heaviest umsatzstarkste umsatzstarksten wichtigste wichtigsten maximum max maximal grossere teuerste teuersten most_expensive lucrative`,
  least: `least_often am_seltensten least_frequently least_busy quietest ruhigste* least the_least fewest smallest lowest wenigsten am_wenigsten kleinste kleinsten kleinster kleinstes niedrigste niedrigsten geringste geringsten minimum
    worst schlechteste schlechtesten schlechtester quietest schwachste schwachsten weakest cheapest billigste gunstigste ruhigste ruhigsten`,
  longest: `longest langste langsten langster langstes am_langsten`,
  shortest: `shortest kurzeste kurzesten kurzester kurzestes am_kurzesten`,
  first: `very_first the_very_first allererste allerersten allererster since_when seit_wann first erste ersten erster erstes earliest fruheste fruhesten oldest alteste altesten zuerst`,
  last: `most_recently the_most_recent als_letzter als_letzte als_letztes am_letzten last latest newest most_recent recent letzte letzten letzter letztes neueste neuesten jungste jungsten zuletzt last_time`,
  average: `durchschnittlich durchschnittliche durchschnittlicher durchschnittlichen ø tagesschnitt wochenschnitt mittelwert normally gewohnlich average averages avg mean on_average durchschnitt* im_schnitt schnitt im_mittel mittlere mittlerer typical typically usual usually normalerweise ublicherweise`,
  beat: `beat beats beaten outdo outdid ubertroffen ubertrifft`,
  compare: `beat beats beaten outdo outdid ubertroffen ubertrifft im_vergleich_zur im_vergleich_zum verglichen_zur gegenuber_der gegenuber_dem v compare compared comparing comparison versus vs against relative_to as_opposed_to vergleich* verglichen gegenuber im_gegensatz_zu gegenubergestellt im_verhaltnis_zu
    difference_between unterschied_zwischen gegen compared_to compared_with in_comparison_to in_comparison_with verglichen_mit im_vergleich_zu im_vergleich_mit`,
  difference: `unterscheiden unterscheidet differs um_wieviel um_wie_viel by_how_much difference differ unterschied differenz increase decrease anstieg ruckgang growth wachstum grew gewachsen mehr_oder_weniger more_or_less`,
  /** Of how many times something was done. */
  often: `more_often ofter haufiger most_often am_haufigsten am_oftesten haufigsten haufigste less_often seltener least_often am_seltensten more_frequently most_frequently less_frequently least_frequently`,
  more: `more_often ofter haufiger more_frequently arbeitsreicher more mehr higher hoher hohere hoheren hoherer hoheres longer langer better besser grosser bigger busier greater up_from gestiegen gone_up increased`,
  less: `less_often seltener less_frequently less weniger fewer lower niedriger niedrigere niedrigeren niedrigerer shorter kurzer worse schlechter kleiner smaller down_from gesunken gone_down decreased dropped fallen_so`,
  than: `than als`,
  share: `share percent percentage prozent anteil anteile quote ratio proportion fraction part_of portion prozentsatz what_percentage_of welcher_anteil wie_viel_prozent
    how_many_percent wieviel_prozent prozentual* what_part_of what_share_of how_much_of anteilig`,
  since: `since seit ever_since from_the_time_of`,
  until: `until till up_until bis before vor prior_to`,
  after: `after following nach_dem nachdem`,
} as const;
