/** The words of the Approvals page, in each language of the product; the page says which (`lang` of the document). */

import type { Decided } from '../../src/contract/webview/approvals-view.ts';

const english = {
  heading: 'Approvals',
  loading: 'Loading the weeks that wait',
  waiting: (count: number, total: string) =>
    `${count} ${count === 1 ? 'week waits' : 'weeks wait'}, ${total} in total`,
  table: 'Weeks that wait for a decision',
  emptyTitle: 'No week waits for a decision',
  empty: 'A week comes here when it is submitted.',
  failedTitle: 'The weeks could not be read',
  again: 'Try Again',
  refresh: 'Read again',
  all: 'All weeks',
  choose: (week: string) => `Choose ${week}`,
  person: 'Person',
  week: 'Week',
  weekNumber: (week: number, supplement: number) =>
    supplement === 0 ? `Week ${week}` : `Week ${week}, supplement ${supplement}`,
  total: 'Total',
  billable: 'Billable',
  changes: 'Changes',
  first: 'first time',
  changed: (count: number) => (count === 0 ? 'none' : String(count)),
  comments: 'Comments',
  submitted: 'Submitted',
  open: (week: string) => `Show ${week}`,
  chosen: (count: number) => (count === 1 ? '1 week chosen' : `${count} weeks chosen`),
  approve: 'Approve',
  reject: 'Reject…',
  approveEntry: (entry: string) => `Approve ${entry}`,
  rejectEntry: (entry: string) => `Reject ${entry}`,
  reason: 'Reason',
  reasonHint: 'Its author reads this.',
  reasonNeeded: 'A reason is needed.',
  sendBack: 'Send Back',
  cancel: 'Cancel',
  entries: 'Entries',
  since: (moment: string) => `Changes since ${moment}`,
  added: 'added',
  removed: 'removed',
  before: (entry: string) => `before: ${entry}`,
  noChanges: 'Nothing changed since it was submitted before.',
  notBillable: 'not billable',
  shares: (others: string, more: number) =>
    `shares time with ${others}${more === 0 ? '' : ` and ${more} more`}`,
  sharedTime: (time: string) => `${time} of this week is recorded more than once.`,
  verdicts: { approved: 'approved', rejected: 'rejected' },
  comment: 'Comment',
  commentHint: 'Comment on this week',
  send: 'Send',
  unsent: (week: string) => `${week} was decided meanwhile. Your comment is not sent yet.`,
  commentOn: (week: string) => `Comment on ${week}`,
  discard: 'Discard',
  decided: (count: number, verdict: Decided['verdict']) => {
    const weeks = count === 1 ? '1 week' : `${count} weeks`;
    if (verdict === 'reopened') return `${weeks} ${count === 1 ? 'is' : 'are'} open again.`;
    return `${weeks} ${verdict === 'approved' ? 'approved' : 'sent back'}.`;
  },
  reopen: 'Reopen…',
  reopenNow: 'Reopen',
  reopens: 'Opens again, for its author to change and submit anew:',
  refused: (count: number) => (count === 1 ? 'One week was not decided' : `${count} weeks were not decided`),
} as const;

/** The same shape with any words in it. */
type Said<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Said<T[Key]> };
export type Words = Said<typeof english>;

const german: Words = {
  heading: 'Freigaben',
  loading: 'Die wartenden Wochen werden geladen',
  waiting: (count, total) => `${count} ${count === 1 ? 'Woche wartet' : 'Wochen warten'}, zusammen ${total}`,
  table: 'Wochen, die auf eine Entscheidung warten',
  emptyTitle: 'Keine Woche wartet auf eine Entscheidung',
  empty: 'Eine Woche kommt hierher, wenn sie eingereicht wird.',
  failedTitle: 'Die Wochen konnten nicht gelesen werden',
  again: 'Erneut versuchen',
  refresh: 'Neu lesen',
  all: 'Alle Wochen',
  choose: (week) => `${week} auswählen`,
  person: 'Person',
  week: 'Woche',
  weekNumber: (week, supplement) =>
    supplement === 0 ? `Woche ${week}` : `Woche ${week}, Nachtrag ${supplement}`,
  total: 'Summe',
  billable: 'Abrechenbar',
  changes: 'Änderungen',
  first: 'erstmals',
  changed: (count) => (count === 0 ? 'keine' : String(count)),
  comments: 'Kommentare',
  submitted: 'Eingereicht',
  open: (week) => `${week} zeigen`,
  chosen: (count) => (count === 1 ? '1 Woche ausgewählt' : `${count} Wochen ausgewählt`),
  approve: 'Freigeben',
  reject: 'Ablehnen …',
  approveEntry: (entry) => `${entry} freigeben`,
  rejectEntry: (entry) => `${entry} ablehnen`,
  reason: 'Grund',
  reasonHint: 'Wer die Zeit erfasst hat, liest ihn.',
  reasonNeeded: 'Ein Grund ist nötig.',
  sendBack: 'Zurückgeben',
  cancel: 'Abbrechen',
  entries: 'Einträge',
  since: (moment) => `Änderungen seit ${moment}`,
  added: 'hinzugefügt',
  removed: 'entfernt',
  before: (entry) => `vorher: ${entry}`,
  noChanges: 'Nichts wurde geändert, seit sie zuvor eingereicht wurde.',
  notBillable: 'nicht abrechenbar',
  shares: (others, more) => `überschneidet sich mit ${others}${more === 0 ? '' : ` und ${more} weiteren`}`,
  sharedTime: (time) => `${time} dieser Woche sind mehrfach erfasst.`,
  verdicts: { approved: 'freigegeben', rejected: 'abgelehnt' },
  comment: 'Kommentar',
  commentHint: 'Diese Woche kommentieren',
  send: 'Senden',
  unsent: (week) => `Über ${week} ist inzwischen entschieden. Ihr Kommentar ist noch nicht gesendet.`,
  commentOn: (week) => `${week} kommentieren`,
  discard: 'Verwerfen',
  decided: (count, verdict) => {
    const weeks = count === 1 ? '1 Woche' : `${count} Wochen`;
    if (verdict === 'reopened') return `${weeks} ${count === 1 ? 'ist' : 'sind'} wieder offen.`;
    return `${weeks} ${verdict === 'approved' ? 'freigegeben' : 'zurückgegeben'}.`;
  },
  reopen: 'Wieder öffnen …',
  reopenNow: 'Wieder öffnen',
  reopens: 'Wird wieder offen, zum Ändern und erneuten Einreichen:',
  refused: (count) =>
    count === 1 ? 'Über eine Woche wurde nicht entschieden' : `Über ${count} Wochen wurde nicht entschieden`,
};

/** Of the page's language; English where there is no translation. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
