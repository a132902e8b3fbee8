/** The use cases of check-ins: a week by the records, and what the person means to do in the next. */
import { addDays, isoWeekOf, localDate } from '../../../../../domain/zones.ts';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { CheckInPorts } from './check-ins.ports.ts';
import * as records from './check-ins.repository.ts';
import type { CheckIn, KeptCheckIn, PutIntentions, PutVerdict, WeekPromise } from './check-ins.schema.ts';
import { keepIntentions, newPromise } from './keep-intentions.ts';
import { readFacts } from './read-facts.ts';
import { writeSentences } from './write-sentences.ts';

const keptWeeks = 52;

export interface CheckInsService {
  /** `week` is a Monday, that of the running week too, or `last` for the week that ended last. */
  get(caller: Caller, week: string, locale?: string): Promise<CheckIn>;
  /** Weeks that were answered to or put away, the newest first, of the last year. */
  listKept(caller: Caller): Promise<readonly KeptCheckIn[]>;
  /** For the week after. */
  putIntentions(caller: Caller, week: string, input: PutIntentions): Promise<readonly WeekPromise[]>;
  getPromise(caller: Caller, id: string): Promise<WeekPromise>;
  putVerdict(caller: Caller, id: string, input: PutVerdict): Promise<WeekPromise>;
  removePromise(caller: Caller, id: string): Promise<void>;
  dismiss(caller: Caller, week: string): Promise<void>;
  /** With the promises that were made for the week. */
  remove(caller: Caller, week: string): Promise<void>;
}

function toPromise(row: records.PromiseRow): WeekPromise {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    weekStart: row.week_start,
    text: row.text,
    verdict: row.verdict,
    carriedFrom: row.carried_from,
  };
}

async function loadPromise(reads: Reads, id: string): Promise<records.PromiseRow> {
  const row = await records.findPromise(reads, id);
  if (row === undefined) throw notFound('promise');
  return row;
}

class CheckIns {
  private readonly ports: CheckInPorts;

  constructor(ports: CheckInPorts) {
    this.ports = ports;
  }

  private async today({ actor }: Caller): Promise<string> {
    const { zone } = await this.ports.loadPolicy(this.ports.reads(actor));
    return localDate(this.ports.clock(), zone);
  }

  private async requireWeek(caller: Caller, week: string): Promise<string> {
    const { start } = isoWeekOf(week);
    if (start !== week) throw invalidField('week', text`must be a Monday such as ${start}`);
    const today = await this.today(caller);
    if (week > today) throw invalidField('week', 'must not lie ahead');
    return today;
  }

  async get(caller: Caller, asked: string, locale = 'en'): Promise<CheckIn> {
    const lastMonday = addDays(isoWeekOf(await this.today(caller)).start, -7);
    const weekStart = asked === 'last' ? lastMonday : asked;
    const today = await this.requireWeek(caller, weekStart);
    const reads = this.ports.reads(caller.actor);
    const weekEnd = addDays(weekStart, 6);
    const isOver = today > weekEnd;
    const on = isOver ? weekEnd : today;
    const week = { from: weekStart, to: weekEnd };
    const goals = await this.ports.goals.listActive(caller, week);
    const habits = await this.ports.habits.listActive(caller, on);
    const facts = {
      ...(await readFacts(this.ports.openReadings(caller), { week, today })),
      goals: goals.map(({ id, title, dueOn, measured, progress }) => ({
        id,
        title,
        dueOn,
        measured,
        progress,
      })),
      habits: habits.map(({ id, title, rhythm, periods, streak }) => ({
        id,
        title,
        rhythm,
        periods,
        streak,
      })),
    };
    const dismissed = await records.listDismissed(reads, weekStart);
    return {
      weekStart,
      weekEnd,
      isOver,
      facts,
      isDismissed: dismissed.some(({ week_start }) => week_start === weekStart),
      sentences: writeSentences(facts, { locale, isOver }),
      promises: (await records.listPromises(reads, weekStart)).map(toPromise),
      intentions: (await records.listPromises(reads, addDays(weekStart, 7))).map(toPromise),
    };
  }

  async listKept(caller: Caller): Promise<readonly KeptCheckIn[]> {
    const reads = this.ports.reads(caller.actor);
    const since = addDays(isoWeekOf(await this.today(caller)).start, -7 * keptWeeks);
    const dismissed = new Set(
      (await records.listDismissed(reads, since)).map(({ week_start }) => week_start),
    );
    const promises = Map.groupBy(
      await records.listPromisesSince(reads, since),
      ({ week_start }) => week_start,
    );
    return [...new Set([...dismissed, ...promises.keys()])]
      .sort()
      .toReversed()
      .map((weekStart) => ({
        weekStart,
        weekEnd: addDays(weekStart, 6),
        isDismissed: dismissed.has(weekStart),
        promises: (promises.get(weekStart) ?? []).map(toPromise),
      }));
  }

  async putIntentions(caller: Caller, week: string, input: PutIntentions): Promise<readonly WeekPromise[]> {
    await this.requireWeek(caller, week);
    const weekStart = addDays(week, 7);
    const rows = await this.ports.unitOfWork.write(caller.actor, (work) =>
      keepIntentions(work, { caller, weekStart, input }),
    );
    return rows.map(toPromise);
  }

  async getPromise(caller: Caller, id: string): Promise<WeekPromise> {
    return toPromise(await loadPromise(this.ports.reads(caller.actor), id));
  }

  async putVerdict(caller: Caller, id: string, { verdict }: PutVerdict): Promise<WeekPromise> {
    return await this.ports.unitOfWork.write(caller.actor, async (work) => {
      const { reads, writes, now, log } = work;
      const row = await loadPromise(reads, id);
      // Said again too: what was carried over may be gone since.
      await carryOver(caller, work, { row, isCarried: verdict === 'carried' });
      if (row.verdict === verdict) return toPromise(row);
      const after = await records.updatePromise(writes, row, { verdict, updated_at: now });
      await log({ type: 'promise.changed', id, version: after.version });
      return toPromise(after);
    });
  }

  async removePromise(caller: Caller, id: string): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
      const row = await loadPromise(reads, id);
      await records.deletePromise(writes, row);
      await log({ type: 'promise.deleted', id, version: row.version + 1 });
    });
  }

  async dismiss(caller: Caller, week: string): Promise<void> {
    await this.requireWeek(caller, week);
    const { organizationId, userId } = personOf(caller);
    await this.ports.unitOfWork.write(caller.actor, async ({ writes, now }) => {
      const row = { organization_id: organizationId, user_id: userId, week_start: week, dismissed_at: now };
      await records.insertDismissed(writes, row);
    });
  }

  async remove(caller: Caller, week: string): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
      await records.deleteDismissed(writes, week);
      for (const row of await records.listPromises(reads, week)) {
        await records.deletePromise(writes, row);
        await log({ type: 'promise.deleted', id: row.id, version: row.version + 1 });
      }
    });
  }
}

/** What is carried over is promised for the week after; where that is withdrawn, so is the promise. */
async function carryOver(
  caller: Caller,
  { reads, writes, now, log }: Work,
  { row, isCarried }: { readonly row: records.PromiseRow; readonly isCarried: boolean },
): Promise<void> {
  const next = await records.findCarried(reads, row.id);
  if (isCarried && next === undefined) {
    const made = newPromise(caller, now, {
      week_start: addDays(row.week_start, 7),
      text: row.text,
      carried_from: row.id,
    });
    await records.insertPromise(writes, made);
    await log({ type: 'promise.changed', id: made.id, version: made.version });
  }
  if (!isCarried && next !== undefined) {
    await records.deletePromise(writes, next);
    await log({ type: 'promise.deleted', id: next.id, version: next.version + 1 });
  }
}

export function createCheckInsService(ports: CheckInPorts): CheckInsService {
  const checkIns = new CheckIns(ports);
  return {
    get: async (...asked) => await checkIns.get(...asked),
    listKept: async (...asked) => await checkIns.listKept(...asked),
    putIntentions: async (...asked) => await checkIns.putIntentions(...asked),
    getPromise: async (...asked) => await checkIns.getPromise(...asked),
    putVerdict: async (...asked) => await checkIns.putVerdict(...asked),
    removePromise: async (...asked) => await checkIns.removePromise(...asked),
    dismiss: async (...asked) => await checkIns.dismiss(...asked),
    remove: async (...asked) => await checkIns.remove(...asked),
  };
}
