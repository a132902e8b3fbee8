/** Labels about the same thing: a word of one is understood in the others, where it marks none of them alone. */
const topics: readonly string[] = [
  'hours hours-project hours-client hours-by-day hours-by-week hours-by-month hours-by-task hours-by-person average-day average-week days-worked longest-day compare-hours entries count-entries first-last worked-on last-work timer',
  'without-note without-rate loose-time timesheets entries',
  'billable-share utilisation target overtime hours',
  'revenue revenue-by-month top-client compare-revenue vat received',
  'received last-payment days-to-pay late-payers',
  'open-invoices overdue ageing who-owes next-due due-invoices last-invoice unsent drafts credits invoice-state deadlines',
  'rate effective-rate',
  'budget budget-pace',
  'unbilled unbilled-by-project',
  'findings newest-findings findings-by-project worst-file last-scan health health-advice requests',
  'count-clients count-projects',
];

const topicsOf = new Map<string, string[]>();
for (const topic of topics) {
  const labels = topic.split(' ');
  for (const label of labels) topicsOf.set(label, [...(topicsOf.get(label) ?? []), ...labels]);
}

/** The labels beside one, itself among them; all how-to questions are about one thing, and so are all acts. */
export function siblingsOf(label: string, labels: readonly string[]): readonly number[] {
  const prefix = /^(?:how|act)-/.exec(label)?.[0];
  const found = topicsOf.get(label) ?? [];
  return labels.flatMap((other, index) =>
    (prefix === undefined ? found.includes(other) : other.startsWith(prefix)) ? index : [],
  );
}
