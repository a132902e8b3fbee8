/** The use cases of goals; each is of the person that set it. */
import { v7 as newId } from 'uuid';
import type { DateSpan } from '../../../../domain/report-periods.ts';
import { localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type ProgressAsked, readProgress } from './goal-progress.ts';
import { findMissing, requireRecords, requireSound } from './goal-rules.ts';
import type { GoalPorts } from './goals.ports.ts';
import { deleteGoal, findGoal, type GoalRow, insertGoal, listGoals, updateGoal } from './goals.repository.ts';
import type { CreateGoal, Goal, GoalMeasured, ListGoals, PatchGoal } from './goals.schema.ts';

/** More goals than a person can have in mind are none; each is measured when it is listed. */
const goalsAtMost = 100;

export interface GoalsService extends ResourceService<Goal, ListGoals, CreateGoal, PatchGoal> {
  /**
   * Those that are active, as they are, or as they were at the end of a week that is over: of the month, the quarter or
   * the year that ended in it, else of the one that runs on.
   */
  listActive(caller: Caller, week: DateSpan): Promise<readonly Goal[]>;
}

function toMeasured(row: GoalRow): GoalMeasured | null {
  const { measure, direction, target, period } = row;
  if (measure === null || direction === null || target === null || period === null) return null;
  const { currency, client_id: clientId, project_id: projectId } = row;
  return { measure, direction, target: Number(target), currency, period, clientId, projectId };
}

function toGoal(row: GoalRow): Goal {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    title: row.title,
    state: row.state,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    measured: toMeasured(row),
    progress: null,
  };
}

function toColumns(measured: GoalMeasured | null) {
  return {
    measure: measured?.measure ?? null,
    direction: measured?.direction ?? null,
    target: measured?.target ?? null,
    currency: measured?.currency ?? null,
    period: measured?.period ?? null,
    client_id: measured?.clientId ?? null,
    project_id: measured?.projectId ?? null,
  };
}

async function loadGoal(reads: Reads, id: string): Promise<GoalRow> {
  const row = await findGoal(reads, id);
  if (row === undefined) throw notFound('goal');
  return row;
}

class Goals {
  private readonly ports: GoalPorts;

  constructor(ports: GoalPorts) {
    this.ports = ports;
  }

  private async today({ actor }: Caller): Promise<string> {
    const { zone } = await this.ports.loadPolicy(this.ports.reads(actor));
    return localDate(this.ports.clock(), zone);
  }

  private async show(
    caller: Caller,
    row: GoalRow,
    asked?: Partial<Omit<ProgressAsked, 'isGone'>>,
  ): Promise<Goal> {
    const goal = toGoal(row);
    const { measured } = goal;
    if (measured === null || row.state !== 'active') return goal;
    const today = asked?.today ?? (await this.today(caller));
    const readings = this.ports.openReadings(caller);
    const on = asked?.on ?? today;
    const isGone = (await findMissing(this.ports, this.ports.reads(caller.actor), measured)) !== undefined;
    const how = { on, today, until: asked?.until, isGone };
    return { ...goal, progress: await readProgress(readings, { ...goal, measured }, how) };
  }

  async list(caller: Caller, query: ListGoals) {
    const rows = await listGoals(this.ports.reads(caller.actor), query);
    const today = await this.today(caller);
    const page = toPage(rows, query.limit, { item: (row) => row, key: (row) => [row.created_at, row.id] });
    const items: Goal[] = [];
    for (const row of page.items) items.push(await this.show(caller, row, { today }));
    return { ...page, items };
  }

  async listActive(caller: Caller, { from, to }: DateSpan): Promise<readonly Goal[]> {
    const rows = await listGoals(this.ports.reads(caller.actor), { state: 'active', limit: goalsAtMost });
    const today = await this.today(caller);
    const isOver = to < today;
    const goals: Goal[] = [];
    for (const row of rows.filter(({ starts_on }) => starts_on <= (isOver ? to : today))) {
      const on = row.starts_on < from ? from : row.starts_on;
      goals.push(await this.show(caller, row, { today, ...(isOver && { on, until: to }) }));
    }
    return goals;
  }

  async get(caller: Caller, id: string): Promise<Goal> {
    return await this.show(caller, await loadGoal(this.ports.reads(caller.actor), id));
  }

  async create(caller: Caller, input: CreateGoal): Promise<Created<Goal>> {
    const { organizationId, userId } = personOf(caller);
    const today = await this.today(caller);
    const made = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const existing = input.id === undefined ? undefined : await findGoal(reads, input.id);
      const row: GoalRow = {
        id: input.id ?? newId(),
        organization_id: organizationId,
        user_id: userId,
        title: input.title,
        state: input.state,
        due_on: input.dueOn,
        starts_on: input.startsOn ?? existing?.starts_on ?? today,
        ...toColumns(input.measured),
        created_at: now,
        updated_at: now,
        version: 1,
      };
      if (existing !== undefined) {
        requireSame(toGoal(existing), toGoal(row));
        return { created: false, row: existing };
      }
      requireSound(toGoal(row));
      await requireRecords(this.ports, reads, input.measured);
      const others = await listGoals(reads, { limit: goalsAtMost });
      if (others.length >= goalsAtMost)
        throw new ApiError('conflict', text`There are ${goalsAtMost} goals already: delete some first.`);
      await insertGoal(writes, row);
      await log({ type: 'goal.created', id: row.id, version: row.version });
      return { created: true, row };
    });
    return { created: made.created, record: await this.show(caller, made.row, { today }) };
  }

  async patch(caller: Caller, id: string, input: PatchGoal, expected?: number): Promise<Goal> {
    const row = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const before = await loadGoal(reads, id);
      requireVersion(before, expected);
      const change = changedColumns<GoalRow>({
        title: input.title,
        state: input.state,
        starts_on: input.startsOn,
        due_on: input.dueOn,
        ...(input.measured !== undefined && toColumns(input.measured)),
        updated_at: now,
      });
      const measured = input.measured ?? null;
      requireSound(toGoal({ ...before, ...change }));
      await requireRecords(this.ports, reads, measured);
      const after = await updateGoal(writes, before, change);
      await log({ type: 'goal.changed', id, version: after.version });
      return after;
    });
    return await this.show(caller, row);
  }

  async remove(caller: Caller, id: string, expected?: number): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
      const row = await loadGoal(reads, id);
      requireVersion(row, expected);
      await deleteGoal(writes, row);
      await log({ type: 'goal.deleted', id, version: row.version + 1 });
    });
  }
}

export function createGoalsService(ports: GoalPorts): GoalsService {
  const goals = new Goals(ports);
  return {
    list: async (...asked) => await goals.list(...asked),
    listActive: async (...asked) => await goals.listActive(...asked),
    get: async (...asked) => await goals.get(...asked),
    create: async (...asked) => await goals.create(...asked),
    patch: async (...asked) => await goals.patch(...asked),
    remove: async (...asked) => await goals.remove(...asked),
  };
}
