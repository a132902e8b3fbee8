/** Words that ask what the coach can do; by class, as in frame-words.ts. */
export const helpWords = {
  helpMe: `hilfe help help_me hilf_mir brauche_hilfe i_need_help need_help options optionen dont_know_what_to_ask what_to_ask was_ich_fragen was_ich_eintippen funktionsumfang was_geht_hier weiss_nicht_was weiss_nicht_was_ich`,
  coachNoun: `you your du dich dir coach coachs chat hier here youre`,
  ableTo: `capable capable_of able cover covers chasch wenden bekommen get`,
  topics: `topics themen anliegen auskunfte subjects`,
  greeting: `hi hello hey hallo moin servus good_morning good_afternoon good_evening guten_morgen guten_tag guten_abend thanks thank_you danke danke_dir`,
  /** What is asked for by itself: "commands?", "some examples". */
  helpNoun: `what_can_you what_do_you_know what_are_you_able was_kannst_du was_konntest_du was_weisst_du hilf_mir_mal hilf_uns helfen helfe helft helping command commands befehl befehle beispiel beispiele example examples beispielfrage beispielfragen question questions frage fragen ability abilities capability capabilities fahigkeit fahigkeiten possibility possibilities moglichkeit moglichkeiten repertoire understand verstehst verstehen verstehe beantworten beantwortest beantwortet antworten answer ask fragen`,
  youWord: `you your youre du dich dir dein deine deiner coach this_chat dieser_chat der_chat`,
  /** What is asked about the coach itself. */
  ofCoach: `know weisst kennst good gut funktionierst funktioniert work works do can kannst konntest able sagen bist are`,
  /** Beside those, without a meaning of their own. */
  sundry: `kind kinds sort sorts paar moglichen mogliche possible wobei wozu wofur womit worin`,
} as const;
