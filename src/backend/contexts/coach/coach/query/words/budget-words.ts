/** What is asked of budgets, English and German; as in asking-words.ts. */
export const budgetWords = {
  left: `left left_over remaining remains leftover ubrig ubrige ubrigen ubriges noch_ubrig verbleibend* verbleibt verfugbar verfugbare available restbudget* rest remainder unused`,
  used: `used used_up uses consumed exhausted utilised utilized aufgebraucht verbraucht verbrauchte verbrauchten verbraucht_ist ausgeschopft ausgelastet angebrochen`,
  enough: `enough sufficient suffice suffices reicht reichen reicht_aus ausreichend genug langt`,
} as const;
