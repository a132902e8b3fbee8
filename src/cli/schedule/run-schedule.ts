/** What `vireo schedule` does, over the API. */
import {
  type ApiClient,
  listSchedules,
  pauseSchedule,
  resumeSchedule,
  runSchedule,
  type Schedule,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import type { CliIo } from '../io.ts';
import { printSchedule, printSchedules } from './print-schedules.ts';

export interface ScheduleListOptions extends BackendOptions {
  readonly state?: Schedule['state'];
}

const limit = 500;

async function listEverySchedule(
  client: ApiClient,
  { state }: Pick<ScheduleListOptions, 'state'> = {},
): Promise<readonly Schedule[]> {
  const filter = state === undefined ? {} : { state };
  return await loadAll(
    async (page) =>
      (await listSchedules({ client, query: { ...filter, limit, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

/** By its kind where it is the only one, else by its ID. */
async function findSchedule(client: ApiClient, said: string): Promise<Schedule> {
  const all = await listEverySchedule(client);
  const [only, ...more] = all.filter(({ kind }) => kind === said);
  return only !== undefined && more.length === 0 ? only : findById(all, said, 'schedule');
}

export async function runScheduleList(options: ScheduleListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEverySchedule(client, options);
    printValue({ items }, printSchedules(items), { options, io });
  });
}

async function act(
  change: typeof pauseSchedule | typeof resumeSchedule | typeof runSchedule,
  said: string,
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findSchedule(client, said);
    const { data } = await change({ client, path: { id }, throwOnError: true });
    printValue(data, printSchedule(data), { options, io });
  });
}

export async function runSchedulePause(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await act(pauseSchedule, said, { options, io });
}

export async function runScheduleResume(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await act(resumeSchedule, said, { options, io });
}

export async function runScheduleRun(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await act(runSchedule, said, { options, io });
}
