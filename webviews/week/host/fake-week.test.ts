import assert from 'node:assert/strict';
import type { CreateTimeEntry, TimeEntry, Week } from '../../../src/api-client/index.ts';
import { addDays, findInstant, localDate, localTime } from '../../../src/domain/zones.ts';
import { FakeEntries, refusal } from '../../../test/support/fake-entries.ts';

const zone = 'Europe/Berlin';

export const blank = {
  projectId: 'p',
  taskId: null,
  zone,
  note: '',
  billable: true,
  tags: [],
  git: null,
};

export const dates = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays('2026-11-16', day));

/** A backend of one project and week, which refuses time after 20:00. */
export class FakeBackend extends FakeEntries {
  readonly zone = zone;
  nowMs = Date.parse('2026-11-26T12:00:00Z');
  readonly now = () => this.nowMs;

  async add(date: string, [start, end]: readonly [string, string]): Promise<TimeEntry> {
    const at = (time: string) => {
      const instant = findInstant(date, time, { zone });
      return instant.ok ? new Date(instant.value).toISOString() : assert.fail(time);
    };
    return await this.create({ ...blank, startedAt: at(start), endedAt: at(end) });
  }

  run(startedAt: string): void {
    const running = { id: 'running', version: 1, startedAt, endedAt: null, overlaps: [] };
    const own = localDate(Date.parse(startedAt), zone);
    this.entries.set(running.id, { ...blank, ...running, localDate: own } as unknown as TimeEntry);
  }

  /** As by the rule `crop`, of those that the entry reaches into from behind. */
  readonly preview = async ({ id, startedAt, endedAt }: CreateTimeEntry) => {
    this.previews += 1;
    return [...this.entries.values()].flatMap((one) => {
      const isApart =
        one.id === id || one.endedAt === null || one.endedAt <= startedAt || one.startedAt >= endedAt;
      if (isApart) return [];
      const before = { startedAt: one.startedAt, endedAt: one.endedAt ?? '', seconds: 0 };
      return [{ ...one, before, after: [{ ...before, endedAt: startedAt }] }];
    });
  };
  previews = 0;
  readonly findRunning = async () => [...this.entries.values()].find(({ endedAt }) => endedAt === null);
  readonly nameProject = async (projectId: string) => `C · ${projectId}`;

  readonly loadWeek = async (weekStart = '2026-11-16'): Promise<Week> => {
    const shown = dates.map((_, day) => addDays(weekStart, day));
    const own = [...this.entries.values()].toSorted((one, other) =>
      one.startedAt < other.startedAt ? -1 : 1,
    );
    const cells = shown.map((date) =>
      own.filter((entry) => entry.localDate === date).map((entry) => ({ ...entry, lock: null })),
    );
    const earlier = own
      .filter(({ localDate: date, endedAt }) => date < weekStart && (endedAt ?? '') > `${weekStart}T`)
      .map((entry) => ({ ...entry, lock: null }));
    const names = { projectName: 'P', clientName: 'C', taskName: null };
    const row = { projectId: 'p', taskId: null, ...names, cells, earlier };
    const days = shown.map((date) => ({ date }));
    const week = { weekStart, week: 47, dayStart: '09:00', days, sheets: [] };
    return { ...week, rows: [{ ...row, isArchived: false, seconds: 0 }] } as unknown as Week;
  };

  get times(): readonly string[] {
    return [...this.entries.values()].map(
      ({ startedAt, endedAt }) => `${startedAt.slice(8, 16)}-${endedAt?.slice(11, 16)}`,
    );
  }

  protected override derive({ startedAt, endedAt, zone: own }: TimeEntry): Partial<TimeEntry> {
    const [startMs, endMs] = [Date.parse(startedAt), Date.parse(endedAt ?? '')];
    if (localTime(endMs, zone) > '20:00:00') throw refusal('invalid', 'No work after eight.');
    return { localDate: localDate(startMs, own), seconds: (endMs - startMs) / 1000 };
  }
}

export const place = (day: number) => ({ projectId: 'p', taskId: null, date: dates[day] ?? '' });
