/** What is asked of budgets, English and German; as in asking-words.ts. */
export const budgetWords = {
  left: `bleiben bleibt bleibt_noch bleiben_noch left left_over remaining remains leftover ubrig ubrige ubrigen ubriges noch_ubrig verbleibend* verbleibt verfugbar verfugbare available restbudget* rest remainder unused`,
  used: `weg gone used used_up uses consumed exhausted utilised utilized aufgebraucht verbraucht verbrauchte verbrauchten verbraucht_ist ausgeschopft ausgelastet angebrochen`,
  overBudget: `over_budget over_the_budget over_their_budget over_its_budget above_budget exceeded_budget exceeded_the_budget exceeded_their_budget exceed_the_budget exceed_their_budget exceeds_its_budget uber_budget uberm_budget ubers_budget uber_das_budget uber_dem_budget uber_ihrem_budget uber_seinem_budget budget_uberschritten budget_uberschreiten budget_gesprengt`,
  exceeded: `exceeded exceed exceeds overrun overran overspent blown uberschritten uberschreitet uberschreiten uberzogen gesprengt uberreizt`,
  budgeted: `with_a_budget with_budget mit_budget mit_einem_budget that_have_a_budget which_have_a_budget die_ein_budget_haben`,
  unbudgeted: `without_a_budget without_budget without_any_budget with_no_budget ohne_budget ohne_ein_budget no_budget have_no_budget has_no_budget lack_a_budget lacks_a_budget dont_have_a_budget doesnt_have_a_budget do_not_have_a_budget kein_budget keinem_budget fehlt_das_budget fehlt_ein_budget unbudgeted`,
  enough: `enough sufficient suffice suffices reicht reichen reicht_aus ausreichend genug langt cover covers deckt decken within_the_budget within_budget within_its_budget im_budget im_rahmen_des_budgets ins_budget into_the_budget passen passt fit fits room platz spielraum`,
} as const;
