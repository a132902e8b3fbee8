/** Words of how-to questions and of what the coach is told to do; data, no logic. As frame-words.ts. */

export const actWords = {
  /** Nothing that asks for what was or is: "did I submit …" is no command. */
  polite: `uber over mir eines a an the of in on at to for from with into onto about as then also just please now there here it its this that these those will would can could
    kindly up currently der die das den dem des ein eine einen einem einer und and im an am auf aus bei beim fur mit um vom von zu zum zur wird werden
    kann kannst konntest wurdest mal bitte doch denn es jetzt you du vireo coach gleich sofort ok okay hey hi hallo hello lets let ins ans gern gerne
    i_want_to i_would_like_to id_like_to ich_mochte ich_will ich_wurde_gern mochte want like would_like need_to dafur davon again wieder`,
  howTo: `how_would_one how_is_it_possible wie_funktioniert where_do_i_find wo_finde_ich bekomme bekommen kriege get what_do_i_do_to what_do_i_need_to was_muss_ich wie_lasst_sich what_is_the_command_to steps_to best_way_to how where wie wo how_do_i how_can_i how_to how_do_you how_does_one how_could_i how_would_i where_do_i where_can_i where_is wie_kann_ich wie_konnte_ich wie_geht wie_mache_ich wo_kann_ich wo_finde_ich which_command welcher_befehl mit_welchem_befehl wie_kriege_ich wie_bekomme_ich what_is_the_way_to explain_how erklare_wie is_there_a_way_to can_i kann_ich geht_das geht go_about need_to muss_ich muss i_want_to funktioniert work works way`,
  start: `fang an beginn start starte starten begin beginne beginnen startet anfangen anwerfen kick_off fire_up set_going laufen_lassen`,
  stop: `stop stoppe stoppen stopp halt end beende beenden anhalten halte stopping pausiere pause pausieren ausschalten aus turn_off`,
  timer: `tracking_time working arbeiten arbeit timer timers stopwatch stoppuhr uhr clock time_tracking zeiterfassung zeitmessung zeit the_time tracking`,
  log: `logge eintrag_machen hinzu log add book record enter track buche buchen trag trage eintragen ein erfasse erfassen nachtragen nach trage_nach put notiere fuge hinzu hinzufugen schreib schreibe register note_down verbuche verbuchen logge loggen hinzuzufugen`,
  afterwards: `afterwards later retroactively in_hindsight nachtraglich im_nachhinein manually manuell by_hand von_hand forgotten vergessene vergessen missed for_yesterday past previous_day that_i_forgot`,
  entry: `entry entries eintrag eintrage zeiteintrag zeiteintrage hour hours stunde stunden zeit zeiten time times arbeitszeit arbeitszeiten`,
  edit: `edit change bearbeite bearbeiten andere andern korrigiere korrigieren correct fix adjust anpassen delete remove losche loschen`,
  import: `rein herein bekomme get in uebernehme ubernehme move transfer import imports importing importiere importieren einlesen ubernehmen migrate umziehen bring_over read_in`,
  source: `harvest_data meine_daten data_from here hier from my_old old meine_alten toggl harvest clockify csv file files datei dateien excel data daten time hours entries old alte alten stunden zeiten zeit tool kunden clients another anderen from_another aus_einem_anderen existing bestehende`,
  make: `create make write generate erstelle erstellen erstell schreibe schreiben schreib mach mache machen anlegen lege generiere generieren prepare erzeuge erzeugen aufsetzen`,
  draftVerb: `draft entwirf entwerfe entwerfen`,
  billing: `bill invoice fakturiere fakturieren`,
  issue: `issued gestellte gestellten already schon ausgestellte verschickte sent issue stelle stellen ausstellen`,
  invoice: `invoice invoices bill rechnung rechnungen rechnungsentwurf draft_invoice invoice_draft entwurf draft`,
  send: `send mail email verschicke verschicken schicke schicken versende versenden sende senden deliver zustellen zukommen sent`,
  byMail: `by_email by_mail per_mail per_email per_e mail e als_email email e_mail to_client to_the_client an_kunden an_den_kunden to_my_client client kunden an_meinen_kunden customer`,
  pay: `payment payments zahlung zahlungen zahlungseingang geldeingang paid bezahlt gezahlt as_paid als_bezahlt received money`,
  mark: `mark_as record enter mark register book log erfasse erfassen markiere markieren verbuche verbuchen buche buchen eintragen trage ein vermerke vermerken set setze setzen note`,
  fixInvoice: `correct cancel credit void reverse fix storniere stornieren korrigiere korrigieren gutschreiben gutschrift stornierung storno zurucknehmen credit_note amend berichtigen`,
  set: `um umstellen auf wechsle wechseln schweizer swiss set change edit adjust define enter raise lower update setze setzen andere andern festlegen lege fest hinterlege hinterlegen stelle stellen einstellen ein anpassen passe bestimme definiere eintragen trage erhohe erhohen configure konfigurieren switch umstellen pflegen configure konfiguriere aktualisieren modify`,
  rate: `rate rates hourly_rate hourly_rates stundensatz stundensatze stundensatzes satz honorar price prices preis preise`,
  budget: `budget budgets stundenbudget zeitbudget projektbudget kontingent`,
  submit: `reich reicht gebe ab gib ab submit hand_in turn_in reiche einreichen reich einzureichen abgeben gib gebe send_in file`,
  sheet: `timesheet timesheets stundenzettel week weeks woche wochen my_week meine_woche stundennachweis zeitnachweis wochenzettel time_sheet`,
  undo: `nehme_zuruck zuruck nehme zurucknehmen undo revert ruckgangig zurucknehmen take_back zuruck roll_back step_back widerrufen`,
  mistake: `something mistake change last letzte letzten letzter anderung action aktion fehler aenderung etwas was import delete loschen deletion step schritt that das geloschtes make mache machen`,
  backup: `back_up backup backups sichere sichern sicherung sicherungen datensicherung sicherungskopie save_my_data safe`,
  restore: `restore wiederherstellen wiederherstellung wiederherstelle zuruckspielen einspielen recover stelle_wieder_her wieder her stelle`,
  data: `my data database daten datenbank records everything alles practice praxis my_data meine_daten`,
  connect: `nutze use verwende connect add use link hook_up set_up verbinde verbinden anbinden anschliessen nutze nutzen koppeln einrichten verknupfen verknupfe integrate give_access let access richte ein`,
  assistant: `over uber ueber assistant assistants mcp claude cursor copilot ai_assistant assistent assistenten ki_assistent ki_assistenten mcp_server claude_desktop claude_code server another_assistant external`,
  model: `an_api_key api model models modell modelle modells llm language_model sprachmodell openai anthropic ollama lm_studio api_key ki ai ai_model ki_modell key schlussel gpt coach`,
  setUp: `enter set_up setup configure use add enable connect einrichten richte ein konfiguriere konfigurieren nutze nutzen hinzufugen verwende verwenden aktivieren einstellen stelle select choose wahle wahlen activate`,
  currency: `franken dollar euro euros dollars currency currencies wahrung wahrungen`,
  vat: `vat vat_rate mehrwertsteuer mwst umsatzsteuer steuersatz ust tax_rate tax mehrwertsteuersatz umsatzsteuersatz vat_id ust_id kleinunternehmer`,
  export: `get bekomme bekommen pdf als_pdf as_pdf export exports exportiere exportieren download herunterladen save_as ausgeben ausleiten as_pdf als_pdf`,
  exportable: `pdf_of data daten hours stunden zeit zeiten time entries report reports bericht berichte invoice invoices rechnung rechnungen csv pdf excel as als xrechnung zugferd factur x e_invoice timesheet stundenzettel datei file`,
  forgotten: `forgotten missing vergessene vergessen lost untracked gaps lucken nicht_erfasste forgot missed_time fehlende`,
  find: `find detect finde finden entdecken look_for suche suchen see sehe recover nachtragen`,
  client: `client customer kunden kunde clients customers auftraggeber`,
  project: `projekts project projects projekt projekte new_project neues_projekt`,
  new: `new neuen neue neues neuer another weiteren weiteres`,
  addNew: `add create new anlegen hinzufugen erstelle erstellen lege an fuge hinzu neu set_up einrichten`,
  scan: `scan scans scanner scanne scannen prufe prufen prufung check sicherheitsscan security_scan uberprufe uberprufen code_scan run_a_scan scan_run`,
  run: `run start starte starten do perform fuhre fuhr durch fuhren mache mach trigger lasse lass laufen launch kick_off`,
  code: `code project projekt workspace arbeitsbereich codebase repository repo vulnerabilities schwachstellen security sicherheit`,
  agent: `agent agents security_agent sicherheitsagent sicherheitsagenten agenten security`,
  askAgent: `ask start run let have beauftrage beauftragen frag frage lass lasse starte starten send call use schick have_a look to lauf schauen have_the drauf look_at prufen check`,
  self: `i me my mine ich mich mein meine meinen meinem meiner mir we our us wir uns`,
  last: `last this letzte letzten diese dieser`,
  approve: `approve genehmige genehmigen freigeben freigibt sign_off approval freigabe gebe frei`,
} as const;

export type ActClass = keyof typeof actWords;

/** Fillers are those of all frames. */
export type ActFrameClass = ActClass | 'filler';
