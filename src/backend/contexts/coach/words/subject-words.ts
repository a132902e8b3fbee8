/** What questions of figures are about, English and German, by sense; as in asking-words.ts. */
export const subjectWords = {
  /** The balance of hours. */
  balance: `on_target im_soll on_track on_schedule behind_schedule ahead_of_schedule ahead_or_behind behind_or_ahead auf_kurs im_zeitplan im_ruckstand im_minus im_plus ins_minus ins_plus`,
  hours: `gesamtaufwand monatsstunden wochenstunden tagesstunden length lange hours hour hrs time times stunden stunde std zeit zeiten arbeitszeit* worktime working_hours working_time hours_worked aufwand zeitaufwand dauer effort duration
    gesamtstunden stundenmassig zeitlich hours_wise hourswise in_terms_of_hours workload stundenzahl arbeitsstunde* arbeitspensum tracked_time logged_time recorded_time time_spent manhours how_long wie_lange wie_lang stund`,
  work: `registered work_on worked_on work worked working works log logged logs logging track tracked tracking record recorded recording book booked booking spend spent spending clock clocked
    put_in put_into invested poured arbeit arbeite arbeiten arbeitete gearbeitet erfasst erfasste erfassten gebucht gebuchte aufgezeichnet getrackt geloggt geleistet geleistete geleisteten
    verbracht verbrachte investiert investierte aufgewendet aufgewandt gesessen gesteckt reingesteckt verbucht verbuchte eingetragen aufgeschrieben tatig
    went_into gone_into took_up took take takes taken dedicated devoted ging_drauf draufgegangen put putting rack_up racked_up sunk geflossen reingeflossen
    burn burned burnt angefallen aufgelaufen angesammelt beschaftigt gebraucht brauchte dauerte dauerten gedauert lasted entfiel entfielen entfallen entfallt sass sitze sitz ate eat eats eaten eat_up frisst gefressen gekostet steckt stecken pensum ghackelt geackert taking_up used_up busy_with attended verbrachten reingeflossene sit sat touch touched touching angefasst angeruhrt angeschaut`,
  /** Of hours and of revenue. */
  done: `gemacht geschafft getan done`,
  entry: `single_entries single_entry einzelner_eintrag einzelnen_eintrag notiert notierte notierten jotted noted entry entries time_entry time_entries eintrag eintrage eintragen eintrags zeiteintrag zeiteintrage zeiteintragen buchung buchungen zeitbuchung* time_record time_records session sessions bookings records record_count eintragszahl`,
  value: `worth wert value be_worth gegenwert arbeitswert`,
  money: `money geld amount amounts betrag betrage kohle cash restbetrag restbetrage restbetragen`,
  /** No days narrow it down. */
  allTime: `ever jemals overall aller_zeiten of_all_times since_the_project_started since_the_project_began since_project_start since_the_start_of_the_project since_the_beginning_of_the_project since_the_project_start since_the_very_beginning since_the_beginning
    seit_projektbeginn seit_projekt_beginn seit_projektstart seit_projekt_start seit_dem_projektstart seit_dem_projekt_start seit_beginn_des_projekts seit_start_des_projekts seit_anfang_des_projekts seit_projektanfang seit_projekt_anfang seit_anfang_an von_anfang_an since_day_one all_time of_all_time uber_die_ganze_zeit uber_die_gesamte_zeit`,
  day: `day days tag tage tagen tages workday workdays working_day working_days arbeitstag* work_day`,
  week: `week weeks woche wochen calendar_week calendar_weeks kalenderwoche kalenderwochen`,
  month: `month months monat monate monaten monats`,
  quarter: `quarter quarters quartal quartale quartalen`,
  year: `year years jahr jahre jahren`,
  weekday: `weekday_by what_weekday day_of_the_week days_of_the_week wochentag wochentage wochentagen which_weekday`,
  byDay: `tagesstunden daily taglich* tageweise day_by_day tag_fur_tag by_day per_day a_day pro_tag je_tag nach_tag nach_tagen each_day every_day jeden_tag am_tag`,
  byWeek: `wochenstunden weekly wochentlich* wochenweise week_by_week by_week per_week a_week pro_woche je_woche nach_woche nach_wochen each_week every_week jede_woche in_der_woche_so`,
  byMonth: `monatsstunden monthly monatlich* monatsweise month_by_month by_month per_month a_month pro_monat je_monat nach_monat nach_monaten each_month every_month jeden_monat im_monat_so monat_fur_monat`,
  byQuarter: `quarterly quartalsweise by_quarter per_quarter pro_quartal je_quartal nach_quartal* each_quarter`,
  byYear: `yearly annually jahrlich* by_year per_year pro_jahr je_jahr nach_jahr* each_year`,
  byWeekday: `by_weekday per_weekday by_day_of_the_week by_day_of_week pro_wochentag je_wochentag nach_wochentag* nach_wochentagen`,
  byClient: `by_client by_customer per_client per_customer pro_kunde pro_kunden je_kunde je_kunden nach_kunde nach_kunden kundenweise for_each_client each_client every_client across_clients by_clients
    per_each_client fur_jeden_kunden jeden_kunden each_customer`,
  byProject: `by_project per_project pro_projekt je_projekt nach_projekt nach_projekten projektweise for_each_project each_project every_project across_projects by_projects fur_jedes_projekt jedes_projekt`,
  byTask: `by_task per_task pro_aufgabe je_aufgabe nach_aufgabe nach_aufgaben aufgabenweise by_activity per_activity nach_tatigkeit nach_tatigkeiten by_tasks each_task pro_tatigkeit`,
  byTag: `by_tag per_tag pro_tag_label nach_schlagwort nach_schlagworten by_label per_label by_tags nach_tags pro_schlagwort`,
  byNote: `by_note by_notes per_note each_note every_note for_each_note pro_notiz je_notiz nach_notiz nach_notizen jede_notiz by_description by_descriptions per_description pro_beschreibung nach_beschreibung nach_beschreibungen by_comment by_comments`,
  byPerson: `by_person per_person pro_person je_person nach_person nach_personen by_colleague per_colleague by_employee per_employee pro_mitarbeiter nach_mitarbeiter* each_person by_user per_head pro_kopf`,
  client: `client clients accounts account kundschaft firmen firma companies company customer customers kunde kunden auftraggeber auftraggebern kundin kundinnen mandant mandanten clients_s gegenuber_kunden gegenuber_den_kunden`,
  project: `project projects projekt projekte projekten projekts projektes`,
  task: `task tasks aufgabe aufgaben tatigkeit tatigkeiten activity activities`,
  tag: `which_tag what_tag each_tag every_tag welches_tag tags label labels schlagwort schlagworte schlagworten schlagwortern`,
  tagged: `tagged with_tag with_the_tag with_label labelled labeled mit_tag mit_dem_tag mit_schlagwort mit_dem_schlagwort getaggt getaggt_mit tagged_with tagged_as`,
  person: `person people persons colleague colleagues kollege kollegen kollegin mitarbeiter mitarbeiterin mitarbeitern employee employees team_member team_members personen leute`,
  note: `anmerkung anmerkungen annotation annotations bemerkig text texte note notes notiz notizen description descriptions beschreibung beschreibungen comment comments kommentar kommentare bemerkung bemerkungen`,
  /** What time was for, also as read/sides/what-for.ts finds it. */
  whatFor: `womit woran worauf worin an_was mit_was auf_was`,
  /** Notes that are asked for, which read/items.ts tells from those that entries have or have not. */
  noteRow: ``,
  invoice: `single_invoice einzelne_rechnung einzelnen_rechnung rechnungsbetrag rechnungsbetrage rechnungsbetrags invoice_amount invoice_amounts invoice invoices rechnung rechnungen bills inv faktura fakturen ausgangsrechnung* rechnungsnummer rechnungsnummern invoice_number rechnig rachnige`,
  bill: `bill billing in_rechnung_stellen abrechnen fakturieren i_invoice we_invoice i_bill we_bill invoicing abrechnung`,
  draft: `noch_nicht_ausgestellte noch_nicht_ausgestellten noch_nicht_gestellte waiting_to_be_issued with_no_number without_a_number ohne_nummer not_issued_yet not_yet_issued noch_nicht_ausgestellt noch_nicht_gestellt draft drafts entwurf entwurfe entwurfen rechnungsentwurf rechnungsentwurfe draft_invoice draft_invoices invoice_draft invoice_drafts`,
  credit: `credit_note credit_notes gutschrift gutschriften stornorechnung* storno stornos rechnungskorrektur* credit_memo credit_memos`,
  revenue: `jahresumsatz monatsumsatz quartalsumsatz nettoumsatz rechnungssumme rechnungssummen rechnungsvolumen verkaufe umsatzbringer umsatzmassige proceeds umsatzmassig revenue_wise in_terms_of_money money_wise revenue revenues turnover sales umsatz umsatze umsatzes erlos erlose earnings einnahmen income takings honorar honorare gesamtumsatz billings top_line topline`,
  earn: `bring brings bringen earn earned earning make made verdient verdiene verdienen eingebracht brought brought_in bring_in brings_in brachte bringt gebracht eingespielt erwirtschaftet eingenommen umgesetzt generate generated`,
  issue: `dated datiert datierte datierten send sends sending schicken verschicken issue issued write written wrote send_out sent_out gestellt gestellte gestellten ausgestellt ausgestellte geschrieben geschriebene geschriebenen raised raise created erstellt erstellte`,
  gross: `mit_steuern mit_der_steuer mit_der_umsatzsteuer mit_der_mehrwertsteuer inklusive_steuern inklusive_umsatzsteuer inkl_steuer inkl_ust inklusive_mwst with_the_tax with_the_vat bruttobetrags gross brutto with_tax with_vat mit_mwst mit_ust including_tax incl_tax including_vat incl_vat mit_steuer inklusive_steuer inkl_mwst bruttobetrag inklusive_mehrwertsteuer mit_mehrwertsteuer mit_umsatzsteuer bruttosumme`,
  net: `vor_steuern vor_steuer before_taxes ohne_die_umsatzsteuer ohne_die_mehrwertsteuer ohne_die_mwst ohne_die_steuer ohne_steuern without_the_vat without_the_tax nettobetrags net_of_vat net_of_tax before_vat ohne_mehrwertsteuer_gerechnet net netto before_tax without_tax excluding_tax excl_tax without_vat excluding_vat excl_vat ohne_steuer ohne_mehrwertsteuer ohne_umsatzsteuer ohne_mwst exkl_mwst nettobetrag nettosumme`,
  vat: `output_tax output_vat vat sales_tax value_added_tax mehrwertsteuer* umsatzsteuer* mwst ust tax taxes steuer`,
  payment: `single_payment einzelne_zahlung einzelnen_zahlung receipts payment payments zahlung zahlungen zahlungseingang* geldeingang* einzahlung* incoming_payment incoming_payments uberweisung uberweisungen money_in`,
  pay: `pay pays paid paying zahlen zahlt zahlte gezahlt bezahlt bezahle bezahlen bezahlte bezahlten uberwiesen beglichen beglichene beglichenen beglichener settled settle uberweist uberweisen uberwies`,
  receive: `kriegt arrive arrived arrives come_through reingekommenes kam_rein kamen_rein kam_herein rein reingekriegt kassiert erhaltene erhaltenen erhaltener landed gelandet receive received receiving erhalten bekommen eingegangen eingegangene eingegangenen eingehen eingenommen got_paid get_paid came_in come_in vereinnahmt collected collect cash_in hereingekommen reingekommen`,
  owe: `fehlt_noch fehlt_da fehlt_da_noch fehlen_noch still_missing schuldete schuldeten krieg_ich_noch kriege_ich_noch bekomme_ich_noch bekomm_ich_noch owe owes owed owing schuldet schulden schuldig receivables forderungen aussenstande aussenstanden debt debts ausstehend ausstehende ausstehenden steht_aus stehen_aus steht_gerade_aus steht_derzeit_aus steht_aktuell_aus steht_momentan_aus steht_jetzt_aus steht_insgesamt_aus stehen_gerade_aus stehen_derzeit_aus stehen_aktuell_aus steht_noch_aus stehen_noch_aus
    balance_with_us balance_with_me balance_due awaiting_payment amount_due open_balance open_amount offener_betrag offene_posten offenen_posten do_i_still_get i_still_get do_i_have_to_get i_have_to_get`,
  /** Of what is paid in part, the rest. */
  missing: `missing fehlt fehlen lacking`,
  due: `due falls_due fall_due fallig fallige falligen falliger become_due comes_due zahlbar payable falligkeit fallig_wird fallig_werden zur_zahlung zur_zahlung_an`,
  rate: `an_hour per_hour die_stunde pro_stunde je_stunde rate rates hourly_rate hourly_rates stundensatz stundensatze stundensatzen stundenlohn satz satze`,
  budget: `budgetstunden kontingent* stundenkontingent* zeitkontingent* restbudget* budget budgets stundenbudget* zeitbudget* projektbudget* within_the_budget within_budget within_its_budget im_budget im_rahmen_des_budgets ins_budget into_the_budget`,
  timesheet: `wochenzettel wochenzetteln timesheet timesheets stundenzettel stundenzetteln stundennachweis stundennachweise`,
} as const;
