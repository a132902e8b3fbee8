/** How fast clients pay, English and German; as in asking-words.ts. */
export const payTimeWords = {
  payTime: `payment_speed pay_speed days_after_the_invoice_date days_after_invoice_date days_after_the_invoice days_after_invoicing days_after_issue days_from_invoice_to_payment tage_nach_rechnungsdatum tage_nach_dem_rechnungsdatum tage_nach_rechnungsstellung tage_nach_der_rechnung tage_nach_der_rechnungsstellung bis_die_zahlen bis_sie_zahlen bis_der_zahlt bis_er_zahlt till_they_pay until_they_pay before_they_pay take_to_pay takes_to_pay took_to_pay taken_to_pay time_to_pay days_to_pay payment_time payment_times zum_zahlen zum_bezahlen bis_zur_zahlung zahlungsdauer zahldauer zahlungszeit zahlungszeiten`,
  speed: `how_quickly how_fast how_soon wie_schnell wie_langsam take takes took braucht brauchen wie_fix wie_flott wie_rasch wie_zugig how_promptly`,
  faster: `zugiger rascher flotter fixer sooner faster quicker fastest quickest schneller schnellste* schnellere*`,
  slower: `zogerlicher slower slowest langsamer langsamste* langsamere*`,
} as const;
