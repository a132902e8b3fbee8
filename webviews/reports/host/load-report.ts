/** Asks the records for what the Reports page shows. */

import { loadAll } from '../../../src/api-client/load-all.ts';
import type { Backend } from '../../../src/pages/backend.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import {
  clientChoices,
  peopleChoices,
  projectChoices,
} from '../../../src/pages/practice/distinct-choices.ts';
import type { ApartPorts } from '../../../src/pages/practice/told-apart.ts';
import type { ReportContent, ReportEntries, ReportQuestion, RowQuery } from '../messages.ts';
import { toMailed } from './mailed-reports.ts';
import { toEntriesQuery, toReportQuery } from './report-query.ts';
import { toBeforeQuery, toTimelineQuery } from './timeline-query.ts';

/** What a report is made of; working times and days off are its targets, the organization has rules of rounding. */
export const reportResources: readonly Resource[] = [
  'time-entry',
  'invoice',
  'organization',
  'client',
  'project',
  'saved-report',
  'working-time',
  'days-off',
  'report-mail',
];

/** As many names, and as many entries below a row, as a page of the API has. */
const pageSize = 500;
const page = { limit: pageSize };

export interface AskedReport {
  readonly question: ReportQuestion;
  readonly today: string;
  readonly ports: ApartPorts;
}

export async function loadReport(
  backend: Backend,
  { question, today, ports }: AskedReport,
): Promise<ReportContent> {
  const query = toReportQuery(question, today);
  const days = { from: query.from, to: query.to, spanning: 'true' };
  const [{ from, to, ofWhom, rows, total }, timeline, names, { items: tags }, saved, mailed] =
    await Promise.all([
      backend.ask((api, options) => api.getTimeReport({ ...options, query })),
      loadTimeline(backend, query, today),
      loadNames(backend, ports),
      backend.ask((api, options) => api.listTimeTags({ ...options, query: days })),
      backend.ask((api, options) => api.listSavedReports({ ...options, query: page })),
      backend.ask((api, options) => api.listReportMails({ ...options, query: page })),
    ]);
  const kept = saved.items.map((one) => ({ id: one.id, name: one.name, question: one.query }));
  const labelled = labelProjects(rows, { question, projects: names.projects });
  return {
    type: 'report',
    question,
    from,
    to,
    ofWhom,
    rows: labelled,
    total,
    timeline,
    ...names,
    tags,
    saved: kept,
    mailed: mailed.items.map((one) => toMailed(one, ports)),
  };
}

/** The API names projects as its CSV does. */
function labelProjects(
  rows: ReportContent['rows'],
  { question, projects }: Pick<ReportContent, 'question' | 'projects'>,
): ReportContent['rows'] {
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const label = <Line extends { readonly key: string; readonly name: string }>(line: Line): Line => ({
    ...line,
    name: names.get(line.key) ?? line.name,
  });
  const below = rows.map((row) =>
    question.thenBy === 'project' ? { ...row, rows: row.rows.map((line) => label(line)) } : row,
  );
  return question.groupBy === 'project' ? below.map((row) => label(row)) : below;
}

async function loadTimeline(
  backend: Backend,
  query: ReturnType<typeof toReportQuery>,
  today: string,
): Promise<ReportContent['timeline']> {
  const own = toTimelineQuery(query);
  const earlier = toBeforeQuery(own, today);
  const [{ rows }, before] = await Promise.all([
    backend.ask((api, options) => api.getTimeReport({ ...options, query: own })),
    backend.ask((api, options) => api.getTimeReport({ ...options, query: earlier })),
  ]);
  const sumsOf = (lines: typeof rows) => lines.map(({ key, seconds }) => ({ key, seconds }));
  const { from, to, total } = before;
  return {
    unit: own.groupBy,
    sums: sumsOf(rows),
    before: { from, to, seconds: total.seconds, sums: sumsOf(before.rows) },
  };
}

type Names = Pick<ReportContent, 'clients' | 'projects' | 'people'>;

async function loadNames(backend: Backend, ports: ApartPorts): Promise<Names> {
  const [clients, projects, users] = await Promise.all([
    loadAll((cursor) =>
      backend.ask((api, options) => api.listClients({ ...options, query: { ...page, ...cursor } })),
    ),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listProjects({ ...options, query: { ...page, ...cursor } })),
    ),
    loadPeople(backend, ports),
  ]);
  return {
    clients: clientChoices(clients, ports),
    projects: projectChoices(projects, { clients: new Map(clients.map((one) => [one.id, one])) }, ports),
    people: users,
  };
}

/** Alone there is nobody to choose. */
async function loadPeople(backend: Backend, ports: ApartPorts): Promise<Names['people']> {
  try {
    const items = await loadAll((cursor) =>
      backend.ask((api, options) => api.listUsers({ ...options, query: { ...page, ...cursor } })),
    );
    return items.length < 2 ? [] : peopleChoices(items, ports);
  } catch (error) {
    if (isApiFailure(error)) return [];
    throw error;
  }
}

export async function loadEntries(
  backend: Backend,
  { query, title, ports }: { readonly query: RowQuery; readonly title: string; readonly ports: ApartPorts },
): Promise<ReportEntries> {
  const [entries, { projects }] = await Promise.all([
    backend.ask((api, options) =>
      api.listTimeEntries({ ...options, query: toEntriesQuery(query, pageSize) }),
    ),
    loadNames(backend, ports),
  ]);
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  // What still runs is in no report.
  const items = entries.items.flatMap(
    ({ id, startedAt, endedAt, zone, seconds, billedSeconds, note, billable, tags, projectId }) =>
      endedAt === null || seconds === null
        ? []
        : [
            {
              id,
              startedAt,
              endedAt,
              zone,
              seconds,
              billedSeconds: billedSeconds === seconds ? null : billedSeconds,
              note,
              billable,
              tags,
              project: names.get(projectId) ?? '',
            },
          ],
  );
  return { type: 'entries', query, title, items, isCut: entries.nextCursor !== null };
}
