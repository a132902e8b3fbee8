/** The sentence that says when an invoice is to be paid (BT-20). */

/** Of net `days`; German for `de` (BCP 47), English for every other language. */
export function describeTerm(days: number, language: string): string {
  return /^de\b/i.test(language) ? germanTerms(days) : englishTerms(days);
}

function englishTerms(days: number): string {
  return days === 0 ? 'Payable on receipt.' : `Payable within ${days} ${days === 1 ? 'day' : 'days'}.`;
}

function germanTerms(days: number): string {
  return days === 0
    ? 'Zahlbar sofort nach Erhalt.'
    : `Zahlbar innerhalb von ${days} ${days === 1 ? 'Tag' : 'Tagen'}.`;
}
