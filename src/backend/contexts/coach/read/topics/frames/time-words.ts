/** Words of single questions about time, by class; as in frame-words.ts, whose classes a word may have as well. */
export const timeWords = {
  /** Several of a kind: rows are asked for. */
  days: `days tage tagen weekdays wochentage wochentagen`,
  weeks: `weeks wochen kalenderwochen kws`,
  months: `months monate monaten kalendermonate kalendermonaten`,
  projects: `projects projekte projekten vorhaben`,
  clients: `clients customers kunden auftraggebern mandanten kundschaft`,
  /** One row for each of them. */
  rows: `list liste all alle allen aller overview ubersicht totals table tabelle which welche welchen individual single einzelne einzelnen einzelner every each jedes jede jeden`,
  parting: `breakdown_of split spread divided distributed distribution aufteilung aufgeteilt aufteilen verteilung verteilt verteilen aufschlusselung aufgeschlusselt table tabelle chart each broken break_down breakdown gegliedert gliedere nebeneinander side_by_side separate separated separately einzeln runter runtergebrochen heruntergebrochen teilt teilen`,
  theirs: `their them ihren ihre ihrer`,
  whichProject: `which_project which_projects welches_projekt welche_projekte welchem_projekt welchen_projekten`,
  whichClient: `which_client which_clients which_customer which_customers welcher_kunde welche_kunden welchem_kunden welchen_kunden`,
  /** A thing is asked for, and no number. */
  whatThing: `worauf remind_me_what what whatd what_all was woran womit worum which_work what_work what_kind_of_work welche_arbeit welche_arbeiten welchen_arbeiten an_was mit_was`,
  doing: `did_i_do did_we_do have_i_done i_have_done i_did we_did done been_doing been_up_to up_to i_up_to got_done get_done gemacht gmacht getan geschafft erledigt gearbeitet beschaftigt befasst gewerkelt gebastelt getuftelt gehackelt ghackelt gschafft rumgeschlagen herumgeschlagen worked work working worked_on working_on carry_out carried_out tinkering tinkered tinker_with get_through got_through kept_me_busy keeping_me_busy kept_us_busy busy_with sass gesessen`,
  topic: `topic topics thema themen worum inhaltlich inhalt inhalte sache sachen`,
  activity: `activity activities tatigkeit tatigkeiten`,
  leftOff: `where_i_left_off where_did_i_leave_off where_i_stopped where_did_i_stop pick_up_where_i_left_off wo_ich_aufgehort wo_hab_ich_aufgehort wo_habe_ich_aufgehort stehen_geblieben stehengeblieben`,
  sinceWhen: `seit_wann since_when ab_wann from_when_on`,
  howEarly: `how_early wie_fruh wie_zeitig wie_bald how_early_was_i wie_fruh_war_ich`,
  dayPart: `morning mornings evening night afternoon fruh morgens vormittag nachmittag abend abends nachts`,
  /** When work began or ended, by a noun. */
  startTime: `arbeitsbeginn arbeitsende arbeitsanfang arbeitsschluss arbeitsstart dienstbeginn dienstschluss feierabend start_time starting_time clock_in_time clock_out_time finishing_time finish_time end_time ending_time stop_time startzeit endzeit anfangszeit schlusszeit beginnzeit kickoff time_i_started time_i_began time_i_stopped time_i_finished`,
  howOften: `how_often how_many_times wie_oft`,
  /** Of days that nothing is recorded on. */
  idle: `nothing nichts nix gar_nichts uberhaupt_nichts not_anything unrecorded untracked leer empty miss missed skip skipped skipping verpasst ausgelassen ubersprungen`,
  wroteDown: `einzutragen aufzuschreiben eingetragen aufgeschrieben notiert protokolliert dokumentiert entered noted jotted_down written_down wrote_down`,
  /** To stand on a time sheet. */
  onSheet: `belong belongs belonging gehort gehoren contain contains contained contained_in enthalt enthalten covered_by covered picked_up pick_up sit sits put erscheinen erscheint auftauchen auftaucht zugeordnet zugeordnete zugeordneten zugewiesen aufgenommen gelandet landed included appear appears ended_up steckt stecken drauf left`,
  outside: `outside outside_of ausserhalb`,
  partOf: `how_much_of_my how_much_of_the wieviel_meiner wie_viel_meiner wie_viel_von_meiner`,
  isSet: `set defined definiert hinterlegt zugeordnet festgelegt gesetzt eingetragen affected betroffen`,
  relative: `where whose wo denen deren which that`,
  forgot: `forget forgot forgotten vergessen vergass vergesse`,
  dazu: `to_write writing write geschrieben schreiben dazuzuschreiben dazugeschrieben hinzuschreiben betexten beschriften beschreiben kommentieren`,
  exceeding: `exceed exceeds exceeded fall_short fell_short fallen_short undershoot undershot miss missed overshoot overshot uberschritten unterschritten verfehlt ubertroffen`,
  whenCan: `when_can_i when_may_i when_could_i wann_kann_ich wann_darf_ich wann_konnte_ich`,
  hadOff: `taken took had gehabt used`,
  dayNoun: `day days tag tage tagen dates`,
  thisMorning: `this_morning heute_morgen heute_fruh heut_fruh`,
  nearby: `close near soon imminent bald nah nahe`,
  upToDate: `up_to_date auf_dem_neuesten_stand auf_dem_aktuellen_stand`,
  cameTo: `come_to comes_to came_to ergibt ergab ergeben come komme_ich`,
  overYear: `over_the_year across_the_year ubers_jahr uber_das_jahr das_jahr im_jahresverlauf`,
  /** Of the balance of worked time and target, up to today. */
  onTrack: `on_target im_soll on_track on_schedule behind_schedule ahead_of_schedule ahead_or_behind behind_or_ahead auf_kurs im_zeitplan im_ruckstand`,
  something: `something anything etwas was irgendwas`,
  /** Yes or no is asked for. */
  didI: `did_i have_i did_we have_we habe_ich hab_ich haben_wir`,
  everyDay: `every_day each_day every_single_day every_working_day every_workday jeden_tag an_jedem_tag jeden_arbeitstag an_jedem_arbeitstag`,
  daysCounted: `wieviel_tage wieviel_tagen wie_viel_tage wie_viel_tagen wieviele_tag`,
  /** Of a mean: "roughly how many hours a day". */
  roughly: `uber_den_daumen uber_den_daumen_gepeilt pi_mal_daumen roughly`,
} as const;
