/** Hands out finished time in a format that others read, and that comes back as it was. */
import { toDecimalString } from '../../../../../domain/money.ts';
import { isTimeZone } from '../../../../../domain/zones.ts';
import { text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { invalidField } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { TimeImportPorts } from '../imports/imports.ports.ts';
import { phrase } from '../readers/phrase.ts';
import { Report } from '../readers/report.ts';
import type { Loss } from '../readers/source-row.ts';
import type { ExportedRow, ExportFormat, Written } from '../writers/exported-row.ts';
import { type ExportedEntryRow, listExported, listRunning } from './exports.repository.ts';
import type { ExportQuery, TimeExport } from './exports.schema.ts';
import { findTwins } from './find-twins.ts';

export interface TimeExportsService {
  export(caller: Caller, query: ExportQuery): Promise<TimeExport>;
}

type ExportPorts = Pick<TimeImportPorts, 'reads' | 'loadPractice'>;

const rowsAStatement = 2_000;

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  ics: 'text/calendar; charset=utf-8',
  toggl: 'text/csv; charset=utf-8',
  clockify: 'text/csv; charset=utf-8',
};

type Write = (rows: readonly ExportedRow[], zone: string) => Written;

/** Loaded with the first export: an idle backend needs none of them. */
const writers: Readonly<Record<ExportFormat, () => Promise<Write>>> = {
  csv: async () => (await import('../writers/write-csv.ts')).writeCsv,
  json: async () => (await import('../writers/write-json.ts')).writeJson,
  ics: async () => (await import('../writers/write-ics.ts')).writeIcs,
  toggl: async () => (await import('../writers/write-report.ts')).writeToggl,
  clockify: async () => (await import('../writers/write-report.ts')).writeClockify,
};

function stateOf({ sheet, invoice }: ExportedEntryRow): ExportedRow['state'] {
  if (sheet === 'invoiced' || invoice !== null) return 'invoiced';
  return sheet === null || sheet === 'draft' ? 'open' : sheet;
}

function toExported(row: ExportedEntryRow): ExportedRow {
  return {
    startedAt: toInstant(row.started_at),
    endedAt: toInstant(row.ended_at ?? row.started_at),
    zone: row.zone,
    date: row.local_date,
    seconds: row.seconds ?? 0,
    person: row.person,
    email: row.email ?? '',
    client: row.client,
    project: row.project,
    task: row.task ?? '',
    note: row.note,
    tags: JSON.parse(row.tags),
    billable: row.billable === 1,
    rate: toDecimalString({ minor: row.rate_minor, currency: row.rate_currency }),
    currency: row.rate_currency,
    state: stateOf(row),
    invoice: row.invoice ?? row.external_invoice ?? '',
    git: row.git === null ? null : JSON.parse(row.git),
  };
}

/** In pages, so that others have turns between. */
async function loadAll(reads: Reads, { from, to }: ExportQuery): Promise<ExportedEntryRow[]> {
  const rows: ExportedEntryRow[] = [];
  for (let after: { startedAt: number; id: string } | undefined; ; ) {
    const page = await listExported(reads, { from, to, after, limit: rowsAStatement });
    for (const row of page) rows.push(row);
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAStatement) return rows;
    after = { startedAt: last.started_at, id: last.id };
  }
}

/** What still runs is in no file, and said to be in none. */
async function sayRunning(reads: Reads, query: ExportQuery): Promise<Loss[]> {
  const report = new Report();
  for (const { started_at } of await listRunning(reads, query)) {
    const said = { row: 1, column: 'Ended at', value: toInstant(started_at) };
    report.lose('still_running', phrase`The running timer is not in the file: stop it first.`, said);
  }
  return report.losses;
}

export function createTimeExportsService(ports: ExportPorts): TimeExportsService {
  return {
    async export(caller, query) {
      const zone = query.zone ?? (await ports.loadPractice(ports.reads(caller.actor))).zone;
      if (!isTimeZone(zone))
        throw invalidField('zone', text`${zone} is not a time zone of the IANA database`);
      const reads = ports.reads(caller.actor);
      const rows = await loadAll(reads, query);
      const write = await writers[query.format]();
      const { text: content, losses } = write(rows.map(toExported), zone);
      const running = await sayRunning(reads, query);
      const told = [...losses, ...findTwins(rows), ...running].map((loss) => ({
        ...loss,
        examples: [...loss.examples],
      }));
      return {
        format: query.format,
        contentType: contentTypes[query.format],
        entries: rows.length,
        text: content,
        losses: told,
      };
    },
  };
}
