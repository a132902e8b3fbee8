/** What is chosen from behind a figure of several records: one row a record. Each kind has its own in `linked/<kind>.ts` of a feature. */
import type { Finding, Invoice } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { Directory } from '../../../pages/records.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Backend } from '../backend.ts';

export interface RecordItem {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly record: RecordLink;
}

export interface RecordItems {
  readonly title: string;
  readonly items: readonly RecordItem[];
}

export interface RecordItemPorts {
  readonly t: Translate;
  readonly locale: string;
  /** Of the user: times of another clock are marked. */
  readonly zone: string;
  readonly directory: Directory;
  readonly formatAmount: (amount: Invoice['gross']) => string;
  readonly severityWord: (severity: Finding['severity']) => string;
}

/** Records of one kind that a link names. */
export type LinkedRecords = (
  backend: Pick<Backend, 'ask'>,
  ids: readonly string[],
  ports: RecordItemPorts,
) => Promise<RecordItems>;

export function dayFormat(locale: string): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}
