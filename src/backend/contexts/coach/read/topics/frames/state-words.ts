/** Words of what runs, waits or was done last: the timer, time sheets, agents, findings; by class, as in frame-words.ts. */
export const stateWords = {
  /** At this moment, where that is what is asked about. */
  nowWord: `right_now at_the_moment at_this_moment currently current now just_now presently at_present as_we_speak gerade eben_gerade momentan momentane momentaner im_moment derzeit derzeitig* aktuell aktuelle aktueller aktuellen jetzt grad grade zurzeit zur_zeit im_augenblick augenblicklich atm`,
  /** Time that is being taken. */
  taking: `on_the_clock auf_der_uhr tracking track tracked timing timed clocking recording recorded logging logged measuring measured counting counted ticking tickt erfasse erfasst erfassen erfassung aufgezeichnet aufzeichne aufgenommen getrackt tracke gemessen messe misst messen gestoppt mitgeschrieben gezahlt working_on working arbeite arbeiten being_tracked being_recorded being_logged being_measured being_timed`,
  /** Work of this moment, with whose it is. */
  atIt: `am_i_working_on are_we_working_on am_i_tracking am_i_timing am_i_clocked_in am_i_punched_in am_i_on_the_clock i_am_working_on im_working_on i_am_clocked_in woran_arbeite_ich woran_arbeiten_wir woran_bin_ich an_was_arbeite_ich bin_ich_dran bin_ich_schon_dran bin_ich_gerade_dran bin_ich_jetzt_dran bin_ich_eingestempelt bin_ich_eingeloggt`,
  /** What a clock does. */
  says: `say says shows showing show sagt zeigt anzeigt meldet`,
  /** A timer that nobody stopped, or started. */
  leftRunning: `laufende laufenden laufender angelassen laufen_lassen angemacht anzumachen ausgemacht auszumachen ausgeschaltet auszuschalten abgestellt abzustellen gestartet zu_starten gestoppt zu_stoppen left_on turned_on turned_off switched_on switched_off to_stop to_start off aus`,
  /** What was done, with whose it was: the things, not their time. */
  doneThings: `what_did_i_do what_did_we_do what_was_i_doing what_were_we_doing what_have_i_been_doing what_have_we_been_doing what_i_was_doing things_i_was_doing what_was_i_working_on what_were_we_working_on what_was_i_up_to woran_war_ich woran_waren_wir woran_bin_ich_gewesen woran_sass_ich woran_habe_ich_gesessen woran_war_ich_dran was_habe_ich_getan was_hab_ich_getan was_haben_wir_getan`,
  /** At what, not how long. */
  workedOn: `what_did_i_work_on what_did_we_work_on what_have_i_worked_on what_have_we_worked_on what_have_i_been_working_on what_have_we_been_working_on did_i_work_on did_we_work_on have_i_worked_on have_we_worked_on have_i_been_working_on have_we_been_working_on was_i_working_on i_worked_on we_worked_on on_what_did_i_work on_what_did_we_work woran_habe_ich_gearbeitet woran_hab_ich_gearbeitet woran_haben_wir_gearbeitet`,
  justBefore: `before vorher davor zuvor previously beforehand before_i_stopped before_i_left before_that bevor_ich_aufgehort_habe`,
  /** What hangs on "how long ago": "dass ich …". */
  thatWord: `dass that since seit`,
  /** What is given to an agent. */
  taskNoun: `task tasks request requests aufgabe aufgaben anfrage anfragen auftrag auftrage queue warteschlange todo todos to_dos`,
  /** Where such a task stands. */
  pending: `pending queued unerledigt* unfinished ausstehend* outstanding in_progress in_arbeit in_the_queue in_der_warteschlange not_finished nicht_fertig running laufende laufenden failed fail fails fehlgeschlagen gescheitert unanswered unbeantwortet* waiting wartend*`,
  inQueue: `in_the_queue in_my_queue in_der_warteschlange`,
  pendingAlone: `whats_pending what_is_pending what_s_pending was_ist_ausstehend was_ist_in_arbeit whats_in_progress what_is_in_progress`,
  /** What an agent does with it. */
  atWork: `working_on working arbeitet arbeiten arbeite treibt treiben up_to macht machen doing answers answer antwort antworten antwortet fail fails failed fehlgeschlagen gescheitert ask asked to_do getting_on getting_along`,
  /** What a scan finds, by names that nothing else has. */
  findingNoun: `finding findings befund befunde befunden vulnerabilit* schwachstelle schwachstellen weaknesses sicherheitslucke* sicherheitsproblem* sicherheitsbefund* sicherheitsmangel sicherheitswarnung* security security_finding security_findings security_issue* security_problems security_holes security_risks sicherheitsstatus sicherheitslage sicherheit`,
  /** How bad it is, of what is named. */
  gravity: `critical kritisch kritische kritisches kritischen how_bad wie_schlimm how_secure how_safe wie_sicher secure safe sicher`,
  toFix: `beheben beheb behebe losen fix fixed to_fix solve resolve`,
  rejected: `rejected reject refused declined turned_down sent_back abgelehnt* zuruckgewiesen* zuruckgegeben*`,
  awaiting: `waiting wait awaiting await awaits wartet warten outstanding due pending ausstehend* steht_aus stehen_aus fallig`,
  /** Whether any work was done at all. */
  anyWork: `did_i_work did_we_work have_i_worked have_we_worked habe_ich_gearbeitet hab_ich_gearbeitet haben_wir_gearbeitet worked_at_all uberhaupt_gearbeitet`,
  /** Said by itself: of which days is asked. */
  hoursNoun: `hours stunden arbeitsstunden arbeitszeit`,
  revenueNoun: `revenue turnover sales umsatz umsatze`,
  howBusy: `how_busy wie_fleissig`,
  /** What has come together of work. */
  addedUp: `zusammengekommen zusammen_gekommen`,
  /** What one is in for a sheet that is handed in: "is it in yet?". */
  handedState: `in through durch da out raus`,
} as const;
