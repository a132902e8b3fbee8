/** Reads the weeks that the Timesheets view shows. */
import type { TimeEntry } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { formatDay } from './formats.ts';
import { addDays, today } from './iso-week.ts';
import { buildSpanRows, buildYearRows, recentSpan, type Span, type YearRowPorts } from './year-rows.ts';

/** A year of a person, or some weeks of many people. */
const mostSheets = 500;

export async function loadSheetRows(services: Services): Promise<readonly Row[]> {
  const { backend, clock, t } = services;
  const date = today(clock.now());
  const ports: YearRowPorts = {
    t,
    today: date,
    zone: ownZone(),
    formatDay: (day) => formatDay(day, userLocale()),
    loadWeek: (id) => backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } })),
    loadSpan: (span) => loadSpan(services, span),
    loadOpen: (weekStart) => loadOpenEntries(services, weekStart),
  };
  const span = recentSpan(date);
  const before = addDays(span.from, -1);
  const [recent, older] = await Promise.all([
    loadSpan(services, span),
    backend.ask((api, options) => api.listTimesheets({ ...options, query: { to: before, limit: 1 } })),
  ]);
  const days = [older.items[0]?.weekStart, recent.firstDate].filter(
    (day) => day !== undefined && day !== null,
  );
  const old = days.filter((day) => day < span.from).sort();
  const [first] = old;
  const rows = buildSpanRows(recent, ports);
  if (first === undefined) return rows;
  // A person's own time may reach further than their sheets: each year in between is there to be opened.
  const last = recent.firstDate !== null && recent.firstDate < span.from ? before : (old.at(-1) ?? first);
  return [...rows, ...buildYearRows({ before: span.from, first, last }, ports)];
}

async function loadSpan({ backend, records }: Services, { from, to }: Span) {
  const [directory, sheets, weeks] = await Promise.all([
    records.load(),
    loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listTimesheets({ ...options, query: { from, to, limit: 500, ...cursor } }),
        ),
      mostSheets,
    ),
    backend.ask((api, options) => api.listWeeks({ ...options, query: { from, to } })),
  ]);
  return { directory, sheets, weeks: weeks.items, firstDate: weeks.firstDate };
}

/** The user's own time of a week that no sheet has, newest first. */
export async function loadOpenEntries(
  { backend }: Services,
  weekStart: string,
): Promise<readonly TimeEntry[]> {
  const query = { from: weekStart, to: addDays(weekStart, 6), limit: 500 };
  const [me, entries] = await Promise.all([
    backend.ask((api, options) => api.getMe(options)),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listTimeEntries({ ...options, query: { ...query, ...cursor } })),
    ),
  ]);
  return entries.filter(({ timesheetId, userId }) => timesheetId === null && userId === me.id);
}
