/**
 * The words that the built-in coach understands, English and German, by concept; data, no logic.
 * Words are folded (tokens.ts). `*` stands for any ending, `_` joins the words of a phrase.
 */

export const conceptWords = {
  time: `hour* hrs time times effort stunde* zeit zeiten arbeitszeit* arbeitsstunde* gesamtstunden gesamtzeit gesamtdauer aufwand zeitaufwand duration dauer`,
  work: `work* am_i_working_on i_am_working_on woran_arbeite_ich worked log logged track* clocked clock_up clocked_up clock_in clocked_in spend* spent book booked record* gearbeitet arbeit arbeite arbeiten arbeitete* gebucht* erfasst* erfasse aufgewendet* aufgewandt* aufgezeichnet* aufzeichn* geleistet* verbracht* investiert* geloggt* getrackt* investe* put_in eat_up eaten_up went_into went_to geflossen gefressen verbraucht* zusammengekommen took taken take* gekostet angefallen reingesteckt gesteckt on_the_clock busy sass gesessen sitze geschafft`,
  didSomething: `do did done doing made gemacht getan tat machte tue mache machen macht touch* angefasst beschaftigt* befasst`,
  first: `i my me mine we our us ours ich mein* mir mich wir unser* uns`,
  self: `i my mine ich mein*`,
  recent: `last_time letzte_mal letztes_mal last latest most_recent* recently lately newest zuletzt letzt* neueste* jungste* vorher before leave_off left_off stehen_geblieben stehengeblieben aufgehort zum_letzten_mal als_letztes in_letzter_zeit how_long_ago how_long_is_it_since wie_lange_ist_es_her wie_lange_her her previously`,
  entry: `entry entries eintrag eintrage eintragen zeiteintrag* zeiteintrage* buchung buchungen`,
  timer: `clocked_in timer timers stopwatch uhr stoppuhr zeiterfassung clock the_clock`,
  running: `running am_i_working_on i_am_working_on woran_arbeite_ich run runs runs_on lauf* lauft laufende* laufenden right_now at_the_moment currently current now gerade momentan im_moment derzeit aktuell* jetzt active aktiv is_on still_on mitlauft on_this schon_dran dran active`,
  forgot: `forget forgot forgotten left_on leave_on leave_the_timer_on vergessen angelassen`,
  bill: `bill billed billing bills invoice* invoiced invoicing charge* charged rechnung* abgerechnet* abrechn* abzurechn* abrechenbar* abrechnung fakturier* fakturiert* fakturierbar* verrechn* berechnet* berechnen in_rechnung_gestellt in_rechnung_stell* in_rechnung_zu_stellen verrechenbar* fakturierbar* billable nonbillable unbillable chargeable nichtabrechenbar* abgerechnete*`,
  invoiceNoun: `invoice invoices bills rechnung rechnungen rechnungssumme* gesamtbetrag rechnungsbetrag`,
  issued: `issued sent send gestellt* verschickt* ausgestellt* versandt* geschickt* geschrieben* verschicken`,
  unbilled: `steht_zur_abrechnung zur_abrechnung_an unbilled uninvoiced unabgerechnet* unberechnet* unfakturiert* unverrechnet* not_billed`,
  negation: `not non no never nothing none nobody without dont doesnt didnt havent hasnt isnt arent wasnt werent nicht nie niemals kein* ohne noch_nicht`,
  still: `still yet left remain* open noch offen* ubrig verbleib* waiting wait* wartet warte warten ready bereit can could konnte konnen kann need* muss mussen outstanding ausstehend* offene* steht_noch remains aus_steht aussteht unfinished unerledigt* pending stehen_noch_aus steht_noch_aus`,
  overdue: `overdue past_due past_its_due_date past_their_due_date due_date past_the_due_date late uberfallig* verspatet* verzug in_verzug verzogert* saumig* zahlungsziel* fallig* falligkeitsdatum zu_spat not_on_time on_time rechtzeitig punktlich* zahlungsverzug* zahlungsruckst* ruckstand* ruckstande* abgelaufen* behind should_have_been should_have hatten_schon_bezahlt overdrawn mahn* dunning`,
  pay: `pay paid payment* pays paying unpaid owe owes owed owing debt* bezahl* bezahlt* zahl* zahlen zahlt zahlung* gezahlt unbezahlt* schulde* schuldet schulden settle* settled beglichen* begleich* geldeingang zahlungseingang*`,
  money: `money amount amounts geld betrag betrage worth wert value`,
  revenue: `revenue* turnover income earn earned earning* sales make_this made_this umsatz umsatze umsatzes umsatzen erlos* einnahm* eingenommen verdien* verdient verdiente verkauf* verkaufe* make_money money_did_i_make verdienst`,
  finding: `funde funden finding findings vulnerab* flaw flaws defect* weakness* befund* schwachstelle* sicherheitslucke* sicherheitsluecke* problem problems probleme problemen issue issues bug bugs fehler mangel sicherheitsmangel sicherheitsbefund* sicherheitsproblem* schwache* lucke lucken leak* security_status security_state sicherheitslage sicherheitsstand sicherheit`,
  security: `security sicherheit secure unsafe unsicher* safe sicher`,
  code: `code codebase quelltext quellcode source`,
  found: `found find finds entdeckt gefunden findet fand detected`,
  scan: `scan scans scanner scanned gescannt prufung sicherheitsscan`,
  bad: `worst bad schlimm* schlecht* severity schweregrad*`,
  critical: `critical kritisch*`,
  high: `high hohe* hohem hoher hohen hoch`,
  medium: `medium moderate mittler* mittel mittelschwer*`,
  low: `low niedrig* gering*`,
  agent: `agent agents agenten agentenaufgabe* agentenanfrage* agentenlauf* agents_doing agentenjob*`,
  task: `task tasks request requests aufgabe aufgaben anfrage anfragen queue queued job jobs warteschlange todo todos to_dos unerledigt* ausstehend* pending in_arbeit unfinished in_progress steht_noch_aus outstanding`,
  state: `state status stand stage done finished finish* fertig abgeschlossen failed fail fails fehlgeschlagen gescheitert complete* up_to treibt`,
  timesheet: `timesheet timesheets time_sheet time_sheets stundenzettel* stundennachweis* wochenzettel* stundenblatt* zeitnachweis* weekly_sheet`,
  submit: `submit submits submitted submission unsubmitted hand_in handed_in hand_over turn_in turned_in eingereicht* einreich* einzureich* abgegeben abgeben abzugeben abgebe draft drafts entwurf entwurfe uneingereicht*`,
  approve: `approv* approved approval sign_off sign_offs signed_off sign genehmig* freigabe* freigegeben* freizugeben freigeben absegnen abzusegnen unapproved abgenommen* ungenehmigt* review`,
  reject: `reject* rejected declined abgelehnt* zuruckgewiesen* ablehn*`,
  missing: `missing fehlt fehlen fehlende*`,
  week: `week weeks woche wochen`,
  project: `project projects projekt projekte projekten projekts vorhaben`,
  client: `client clients customer customers kunde kunden auftraggeber* mandant* kundin kundinnen`,
  each: `by per each pro je nach across among split breakdown break_down grouped group gruppiert* aufgeteilt* aufschlussel* schlussel* verteil* verteilen verteilung distribution distributed divided aufteilung teil* welche* which jede*`,
  most: `most meiste* am_meisten more mehr top biggest largest grosste*`,
  who: `who whose whom wer wem wen wessen`,
  help: `abilit* capabilit* possibilit* beispielfrage* funktionsumfang help hilfe hilf helfen commands command befehl befehle beispiele examples example questions frage* fragen understand versteh* verstehst verstehe`,
  greeting: `hi hello hey hallo moin servus good_morning good_afternoon guten_morgen guten_tag thanks thank_you danke`,
  you: `you your du dich dir kannst dein* chat coach funktionier* this_chat ask answer beantworten able weisst know`,
  all: `all everything alles alle aller everything_that overall insgesamt total totals sum gesamt* summe gesamtsumme altogether ever jemals entire whole add_up added_up zusammenrechnen zusammenzahlen`,
  budget: `budget budgets budgeted budgetiert* restbudget* stundenbudget* zeitbudget* stundenkontingent*`,
  nearing: `near nearly approaching exceed exceeds exceeded use used uses usage burned burnt consumed exhausted available knapp nahe fast ausgeschopft* aufgebraucht* uberschritten uberschreit* uberzogen* frei bleibt`,
  rate: `rate rates hourly_rate hourly_rates stundensatz stundensatze stundensatzen stundensatzes honorarsatz per_hour an_hour pro_stunde je_stunde kostet_die_stunde`,
  next: `next nachste* kommende* upcoming tomorrow morgen future zukunft zukunftig* forecast prognose kunftig*`,
  advice: `lohnt lohnen lohnend lohnenswert why warum weshalb wieso should_i soll_ich sollte_ich sollten_wir should_we shall_i how_can_i how_do_i how_could_i wie_kann_ich wie_konnte_ich advice advise rat rate_mir raten empfehl* recommend* worth_it better besser risk* risiko* is_it_wise good_client good_customer drop faster schneller fewer weniger strategy strategie`,
  law: `tax taxes steuer* steuern umsatzsteuer mehrwertsteuer vat deduct* absetz* absetzen sue verklag* klage* lawyer anwalt* legal* law gesetz* recht rechtlich* scheinselbst* gdpr dsgvo contract vertrag* liable haft* insolven*`,
  write: `start starte starten begin stop stopp stoppe stoppen delete losche loschen remove entferne create erstelle erstellen make mach send sende schick schicke submit reich reiche einreichen approve genehmige genehmigen change andere andern set setze update aktualisiere mark markiere issue stelle fix behebe repariere add fuge trag trage book buche buchen log erfasse track edit bearbeite rename benenne cancel storniere export exportiere import importiere switch wechsle pause pausiere charge bill invoice archive archiviere close schliess* accept dismiss akzeptiere verwirf approve reject lehne print drucke write schreib* run fuhre ignore ignoriere drop`,
} as const;

export type Concept = keyof typeof conceptWords;

/** Words that change nothing about what is asked. */
export const fillerWords = `take_care_of taking_care_of taken_care_of a an the of in on at to for from with into onto over about as and or but if than then so far too also just only please now there here it its this that these those
 is are was were be been being am has have had having do does did will would can could may might must
 what whats when where how hows who which whose much many long often any some something anything someone
 show list tell give get see display view look check print_out let want like know would_like id ill im ive theres go goes went gone say says
 number count figure figures numbers details detail overview summary report
 up out off down back already so_far until till through during within between since ago once ever even again in_terms_of terms
 needs needed had took still quite really exactly roughly approximately actually maybe kindly ok okay well
 der die das den dem des ein eine einen einem einer eines und oder aber sowie in im an am auf aus bei beim bis durch fur gegen mit nach ohne seit um unter uber von vom vor zu zum zur zwischen wahrend
 ist sind war waren sein bin bist gewesen wird werden wurde wurden worden hat habe haben hast hatte hatten kann konnen konntest muss musst mussen soll will wollen mag mochte mochten darf
 was wann wo wie wer woran wofur worauf wohin welcher welche welches welchem welchen wieviel wieviele viel viele lang lange
 zeig zeige zeigen zeigst liste listen auflisten nenne nenn sag sage sagen gib gibt gebt geb mir uns euch ihr ihnen mal bitte doch denn schon noch nur auch etwas irgend* es er sie man dass daran davon dazu darauf dort hier da so sehr
 anzahl uberblick ubersicht zusammenfassung bericht zahl zahlen
 bisher bislang heutzutage ungefahr circa etwa genau eigentlich vielleicht gern gerne okay gut ja sich an_etwas ob jetzt drauf draufgegangen ging gehen gegangen geht los auseinander waren_es sind_es waren_das einige paar ganz ganze ganzen ganzer zurzeit
 e g vs & rather kind sort things thing stuff way gets got getting i'd everything_else so_much put wie_viele wie_hoch their ihre ihren gilt gelten steht stehen stand says around gone_into wants wait
 der_stand gab gibts gabs hab habs sinds ists kam kamen come came liegt liegen lag sieht schau schaue gucken guck hol rufe ruf vor_kurzem denke zusammen fallen data daten`;

/** Words that only one of the two languages has, for telling which one is spoken. */
export const languageWords = {
  en: `the of is are was were has have had did do does what which who how much many my i me show list tell any there still not yet for on this last hours time when where so far please hello hi help bill billed invoice invoices paid running what's since week month year last today yesterday`,
  de: `der die das den dem ein eine ist sind war waren hat habe haben wie viel viele wieviel welche welcher welches wer mein meine meiner ich mir zeig zeige liste gibt noch nicht fur auf diese dieser diesen letzte letzten letzter stunden zeit wann woran bitte hallo hilfe und kunde kunden projekt rechnung rechnungen offen offene lauft gerade umsatz stundenzettel befunde nach pro je im am heute gestern woche monat jahr aufgaben anfragen kannst du was bist seit sich lohnt bei mit von zum zur aus nur oder kann muss soll uber dem den einen einem keine kein`,
} as const;
