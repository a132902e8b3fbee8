/** `vireo time rules`: what stands for recorded time, and which level says so. */
import { type ApiClient, getTimeRules, listOrganizations } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import { formatRules, type PrintedRules } from './print-rules.ts';

export interface RulesOptions extends BackendOptions {
  readonly project?: string;
}

export async function runRules(options: RulesOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const rules = await readRules(client, options.project);
    io.out(options.json ? `${JSON.stringify(rules)}\n` : formatRules(rules));
  });
}

async function readRules(client: ApiClient, project: string | undefined): Promise<PrintedRules> {
  if (project !== undefined) {
    const { id } = await findProjectLike(client, project);
    return (await getTimeRules({ client, path: { id }, throwOnError: true })).data;
  }
  const { data } = await listOrganizations({ client, throwOnError: true });
  const [own] = data.items;
  if (own === undefined) throw new RangeError('An organization lists itself.');
  const { rounding, overlapPolicy, dailyLimit, requiredFields, lock } = own;
  return { rounding, overlapPolicy, dailyLimit, requiredFields, lock };
}
