/** The use cases of tasks. */
import { v7 as newId } from 'uuid';
import { archivedAt, changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { deleteScopeRates } from '../rates/index.ts';
import {
  deleteTask,
  findTask,
  hasTimeOn,
  insertTask,
  listTasks,
  type TaskRow,
  updateTask,
} from './tasks.repository.ts';
import type { CreateTask, ListTasks, PatchTask, Task } from './tasks.schema.ts';

/** Deleting is refused while time is recorded on a task: it is archived instead. */
export type TasksService = ResourceService<Task, ListTasks, CreateTask, PatchTask>;

export interface TaskPorts extends SlicePorts {
  findProject(reads: Reads, id: string): Promise<object | undefined>;
}

export function toTask(row: TaskRow): Task {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    name: row.name,
    archivedAt: toInstantOrNull(row.archived_at),
  };
}

function toNewRow(organizationId: string, now: number, input: CreateTask): TaskRow {
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    project_id: input.projectId,
    name: input.name,
    archived_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** The port of those who make tasks in a transaction of theirs, for a project that they know. */
export async function addTask(
  { writes, now, log }: Work,
  organizationId: string,
  input: CreateTask,
): Promise<Task> {
  const row = toNewRow(organizationId, now, input);
  await insertTask(writes, row);
  const task = toTask(row);
  await log({ type: 'task.created', id: row.id, version: row.version, after: task });
  return task;
}

async function loadTask(rows: Pick<Reads, 'from'>, id: string): Promise<TaskRow> {
  const row = await findTask(rows, id);
  if (!row) {
    throw notFound('task');
  }
  return row;
}

async function createTask(ports: TaskPorts, caller: Caller, input: CreateTask): Promise<Created<Task>> {
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const { organizationId } = caller.actor;
    const existing = input.id ? await findTask(work.reads, input.id) : undefined;
    if (existing) {
      const asked = toTask(toNewRow(organizationId, work.now, input));
      return { created: false, record: requireSame(toTask(existing), asked) };
    }
    if (!(await ports.findProject(work.reads, input.projectId))) {
      throw refuseNamed(work.reads, 'projects', 'projectId');
    }
    return { created: true, record: await addTask(work, organizationId, input) };
  });
}

export function createTasksService(ports: TaskPorts): TasksService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listTasks(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toTask, key: (row) => [row.name, row.id] });
    },

    get: async (caller, id) => toTask(await loadTask(ports.reads(caller.actor), id)),

    create: async (caller, input) => await createTask(ports, caller, input),

    async patch(caller, id, input, expected) {
      return await unitOfWork.write(caller.actor, async ({ writes, now, log }) => {
        const row = await loadTask(writes, id);
        requireVersion(row, expected);
        const archived_at = archivedAt(row, input.archived, now);
        const change = changedColumns<TaskRow>({ name: input.name, archived_at, updated_at: now });
        const after = toTask(await updateTask(writes, row, change));
        await log({ type: 'task.changed', id, version: after.version, before: toTask(row), after });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
        const row = await loadTask(writes, id);
        requireVersion(row, expected);
        if (await hasTimeOn(reads, row)) {
          throw new ApiError(
            'conflict',
            `${row.name} has recorded time: archive the task instead of deleting it.`,
          );
        }
        await deleteScopeRates(writes, [id]);
        await deleteTask(writes, row);
        await log({ type: 'task.deleted', id, version: row.version + 1, before: toTask(row) });
      });
    },
  };
}
