/** What a row is called to a reader; pure. */

import type { ReportLine } from './messages.ts';
import type { Grouping } from './report-choices.ts';
import type { Words } from './words.ts';

export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

type Naming = (line: Pick<ReportLine, 'key' | 'name'>, reader: Reader) => string;

const dateIn = (language: string, options: Intl.DateTimeFormatOptions, date: string): string =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

const namings: Readonly<Partial<Record<Grouping, Naming>>> = {
  day: ({ key }, { language }) =>
    dateIn(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, key),
  week: ({ key }, { words }) => {
    const [year = '', week = ''] = key.split('-W');
    return words.week(String(Number(week)), year);
  },
  month: ({ key }, { language }) => dateIn(language, { month: 'long', year: 'numeric' }, `${key}-01`),
  task: ({ name }, { words }) => name || words.noTask,
  tag: ({ name }, { words }) => name || words.noTag,
};

export function nameRow(line: Pick<ReportLine, 'key' | 'name'>, grouping: Grouping, reader: Reader): string {
  return namings[grouping]?.(line, reader) ?? line.name;
}

/** As much of it as stands below a column: `17`, `47`, `Nov`. */
export function nameColumn(key: string, grouping: Grouping, language: string): string {
  if (grouping === 'week') return String(Number(key.split('-W')[1] ?? ''));
  return grouping === 'month'
    ? dateIn(language, { month: 'short' }, `${key}-01`)
    : dateIn(language, { day: 'numeric' }, key);
}
