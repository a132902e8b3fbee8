/** Reads the weeks that the Timesheets view shows. */
import type { TimeEntry } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { sumDays } from '../../../domain/day-parts.ts';
import { nameOf } from '../../../pages/records.ts';
import { formatDay } from '../../../pages/time/formats.ts';
import { addDays, today } from '../../../pages/time/iso-week.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { buildTimesheetRows, type OpenTime, type TimesheetFacts } from './timesheet-rows.ts';
import { buildYearRows, recentSpan, type Span, type YearRowPorts } from './year-rows.ts';

/** A year of a person, or some weeks of many people. */
const mostSheets = 500;

export async function loadSheetRows(services: Services): Promise<readonly Row[]> {
  const { backend, clock, locale, t } = services;
  const date = today(clock.now());
  const ports: YearRowPorts = {
    t,
    today: date,
    zone: ownZone(),
    formatDay: (day) => formatDay(day, locale),
    loadWeek: (id) => backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } })),
    loadSpan: (span) => loadSpan(services, span),
    loadOpen: (weekStart) => loadOpenTime(services, weekStart),
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
  const rows = buildTimesheetRows(recent, ports);
  if (first === undefined) return rows;
  // A person's own time may reach further than their sheets: each year in between is there to be opened.
  const last = recent.firstDate !== null && recent.firstDate < span.from ? before : (old.at(-1) ?? first);
  return [...rows, ...buildYearRows({ before: span.from, first, last }, ports)];
}

async function loadSpan(
  { backend }: Services,
  { from, to }: Span,
): Promise<TimesheetFacts & { readonly firstDate: string | null }> {
  const [me, sheets, weeks] = await Promise.all([
    backend.ask((api, options) => api.getMe(options)),
    loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listTimesheets({ ...options, query: { from, to, limit: 500, ...cursor } }),
        ),
      mostSheets,
    ),
    backend.ask((api, options) => api.listWeeks({ ...options, query: { from, to } })),
  ]);
  return { userId: me.id, sheets, weeks: weeks.items, firstDate: weeks.firstDate };
}

/** With what each shares with other time, of weeks beside, too: the week tells that, with the rules of its projects. */
async function loadOpenTime(services: Services, monday: string): Promise<OpenTime> {
  const { backend, records } = services;
  const [directory, entries, week] = await Promise.all([
    records.load(),
    loadOpenEntries(services, monday),
    backend.ask((api, options) => api.getWeek({ ...options, path: { monday } })),
  ]);
  const told = week.rows.flatMap(({ cells }) => cells.flat());
  const shared = new Map(told.map((entry) => [entry.id, entry.shared]));
  return {
    entries: entries.map((entry) => ({
      ...entry,
      projectName: nameOf(directory, entry.projectId).project,
      shared: shared.get(entry.id) ?? null,
    })),
    // The week has the time of its sheets, too.
    days: week.sheets.length === 0 ? week.days : sumDays(entries),
  };
}

/** The user's own time of a week that no sheet has, newest first. */
export async function loadOpenEntries(
  services: Pick<Services, 'backend'>,
  weekStart: string,
): Promise<readonly TimeEntry[]> {
  const entries = await listOwnEntries(services, { from: weekStart, to: addDays(weekStart, 6) });
  return entries.filter(({ timesheetId }) => timesheetId === null);
}
