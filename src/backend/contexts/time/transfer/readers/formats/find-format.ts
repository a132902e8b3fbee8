/** Which service wrote a file, by its headers. */

import { bareHeader, type ColumnMap, type FormatColumns, hasNeeded, mapColumns } from '../cells/columns.ts';
import { type Phrase, phrase } from '../phrase.ts';
import type { FileFormat } from '../source-row.ts';
import { clockify } from './clockify.ts';
import { harvest } from './harvest.ts';
import { kimai } from './kimai.ts';
import { toggl } from './toggl.ts';
import { vireo } from './vireo.ts';

const formats: readonly FormatColumns[] = [vireo, clockify, harvest, kimai, toggl];

/** Clockify writes "Start Date", Toggl "Start date"; beyond it, what only one of them has decides. */
function countMarks(format: FormatColumns, headers: readonly string[]): number {
  const marks = headers.filter((header) => format.marks.test(bareHeader(header))).length;
  const isTitleCase = headers.some((header) => header.trim() === 'Start Date');
  const isLowerCase = headers.some((header) => header.trim() === 'Start date');
  const ofCase = (format.format === 'clockify' && isTitleCase) || (format.format === 'toggl' && isLowerCase);
  return marks + (ofCase ? 2 : 0);
}

/** The likeliest first; of equally likely ones nobody is taken. */
export function findFormat(headers: readonly string[]): ColumnMap | undefined {
  const likely = formats
    .map((format) => ({ format, map: mapColumns(format, headers), marks: countMarks(format, headers) }))
    .filter(({ format, map, marks }) => marks > 0 && hasNeeded(format, map))
    .sort((one, other) => other.marks - one.marks);
  const [best, second] = likely;
  return best && best.marks !== second?.marks ? best.map : undefined;
}

/** Undefined: the file lacks what the format cannot do without. */
export function mapAs(format: FileFormat, headers: readonly string[]): ColumnMap | undefined {
  const columns = formats.find((one) => one.format === format);
  const map = columns && mapColumns(columns, headers);
  return columns && map && hasNeeded(columns, map) ? map : undefined;
}

/** In English, what a file lacks that the format cannot do without. */
export function listMissing(format: FileFormat, headers: readonly string[]): readonly string[] {
  const columns = formats.find((one) => one.format === format);
  if (columns === undefined) return [];
  const map = mapColumns(columns, headers);
  return columns.needs
    .filter((one) => !one.some((field) => map.columns.has(field)))
    .map((one) => one.map((field) => columns.names[field]?.split('|')[0] ?? field).join(' / '));
}

interface Summary {
  readonly format: FileFormat;
  /** What it is, with the export that has the entries. */
  readonly message: Phrase;
  readonly marks: RegExp;
}

/** Sums of Kimai: its words for a client and a task, which the others do not have. */
const ofKimai =
  /^(?:customer|activity|tatigkeit|activite|actividad|attivita|activiteit|aktywnosc|atividade)$/;

/** What only reports of sums have, of which one suffices. */
const summaries: readonly Summary[] = [
  {
    format: 'clockify',
    message: phrase`is Clockify's summary report. Export the detailed report instead: Reports → Detailed → Export → CSV`,
    marks: /^(?:time|zeit|temps|tiempo|tempo|tijd|czas) \((?:h|u|dec\w*|dez\w*|dziesi\w*)\)$/,
  },
  {
    format: 'clockify',
    message: phrase`is Clockify's weekly report. Export the detailed report instead: Reports → Detailed → Export → CSV`,
    marks: /^(?:mon|tue|wed|thu|fri|sat|sun), [a-z]{3} \d{1,2}$/,
  },
  {
    format: 'harvest',
    message: phrase`is Harvest's summary report. Export the detailed report instead: Reports → Detailed Time → Export → CSV`,
    marks: /^(?:billable hours|total hours|abrechenbare stunden|gesamtstunden|project code)$/,
  },
  {
    format: 'toggl',
    message: phrase`is Toggl Track's summary report. Export the detailed report instead: Reports → Detailed → Export → CSV`,
    marks: /^(?:duration|registered time|dauer|duree|duracion|duracao|durata|duur|czas trwania)$/,
  },
];

/** Which report of sums a file is, with the export that has its entries; undefined for all else. */
export function findSummary(headers: readonly string[]): Phrase | undefined {
  const isKimai = headers.some((header) => ofKimai.test(bareHeader(header)));
  const found = isKimai
    ? undefined
    : summaries.find(({ marks }) => headers.some((header) => marks.test(bareHeader(header))));
  const isNamed = found?.format === 'clockify' || isSummary(headers);
  if (!isNamed) return undefined;
  if (found !== undefined) return found.message;
  return phrase`has no day and start for each entry, as a summary has not. Export the detailed report as CSV instead`;
}

/** Names of people, clients or projects, and no day for each row: a summary or weekly report, of which no entry can be made. */
function isSummary(headers: readonly string[]): boolean {
  const maps = formats.map((format) => mapColumns(format, headers).columns);
  const isDated = maps.some((columns) => columns.has('startDate') || columns.has('startedAt'));
  return (
    !isDated &&
    maps.some((columns) => columns.has('project') || columns.has('client') || columns.has('person'))
  );
}
