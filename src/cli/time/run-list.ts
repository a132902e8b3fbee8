/** What `vireo time list|day|week` do, over the API. */
import { type ApiClient, getTimeReport, listTimeEntries } from '../../api-client/index.ts';
import { isoWeekOf } from '../../domain/zones.ts';
import { listEveryPerson } from '../backend/find-person.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { listEveryTask } from '../backend/list-every.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import { loadProjectNames } from '../report/load-project-names.ts';
import { printWeek } from '../report/print-week.ts';
import { fetchReportCsv } from '../report/report-csv.ts';
import { parseWeek } from '../timesheet/parse-week.ts';
import { toFilterQuery } from './filter-query.ts';
import { type Listed, printEntryLines, printEntrySum, writeEntriesCsv } from './print-entries.ts';
import { toProjectNames } from './print-time.ts';
import { readDay, today } from './read-typed.ts';
import { type FilterOptions, formatOf, type ListOptions } from './time-options.ts';

type Page = Awaited<ReturnType<typeof listTimeEntries<true>>>['data'];

/** Of entries of one person nothing is asked: most are of who lists them. */
async function loadPeople(client: ApiClient, { items }: Page): Promise<Pick<Listed, 'people'>> {
  if (new Set(items.map(({ userId }) => userId)).size < 2) return {};
  return { people: new Map((await listEveryPerson(client)).map(({ id, name }) => [id, name])) };
}

async function loadNames(client: ApiClient): Promise<Listed> {
  const tasks = new Map((await listEveryTask(client)).map(({ id, name }) => [id, name]));
  return { names: toProjectNames(await listNamedProjects(client)), tasks, nowMs: Date.now() };
}

interface Shown {
  readonly page: Page;
  readonly options: FilterOptions;
  readonly day?: string;
}

async function printPage(client: ApiClient, { page, options, day }: Shown): Promise<string> {
  const format = formatOf(options);
  if (format === 'json') return `${JSON.stringify(page)}\n`;
  const listed = {
    ...(await loadNames(client)),
    ...(await loadPeople(client, page)),
    ...(day !== undefined && { day }),
  };
  return format === 'csv' ? writeEntriesCsv(page.items, listed) : printEntryLines(page.items, listed);
}

export async function runList(options: ListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { from, to, limit } = options;
    const filter = await toFilterQuery(client, options);
    const query = { limit, ...(from && { from: readDay(from) }), ...(to && { to: readDay(to) }), ...filter };
    const { data } = await listTimeEntries({ client, query, throwOnError: true });
    io.out(await printPage(client, { page: data, options }));
    if (data.nextCursor !== null)
      io.err(`vireo: there are more than these ${limit}; --limit shows up to 500.\n`);
  });
}

/** What was worked on that day, in the order of the clock. */
export async function runDay(said: string | undefined, options: FilterOptions, io: CliIo): Promise<void> {
  const date = readDay(said);
  await overPractice(options, io, async (client) => {
    const query = {
      from: date,
      to: date,
      spanning: 'true',
      limit: 500,
      ...(await toFilterQuery(client, options)),
    };
    const { data } = await listTimeEntries({ client, query, throwOnError: true });
    const page = { ...data, items: data.items.toReversed() };
    io.out(await printPage(client, { page, options, day: date }));
    if (formatOf(options) !== 'table' || page.items.length === 0) return;
    io.out(printEntrySum(page.items, { day: date, nowMs: Date.now() }));
  });
}

/** Projects by day, with what was to be worked. */
export async function runWeek(said: string | undefined, options: FilterOptions, io: CliIo): Promise<void> {
  const { start: from, end: to } = isoWeekOf(parseWeek(said ?? 'this', today()) ?? readDay(said));
  await overPractice(options, io, async (client) => {
    const query = {
      ...({ from, to, groupBy: 'project', thenBy: 'day' } as const),
      ...(await toFilterQuery(client, options)),
    };
    if (formatOf(options) === 'csv') return io.out(await fetchReportCsv(client, query));
    const { data } = await getTimeReport({ client, query, throwOnError: true });
    if (formatOf(options) === 'json') io.out(`${JSON.stringify(data)}\n`);
    else io.out(printWeek(data, await loadProjectNames(client, data)));
  });
}
