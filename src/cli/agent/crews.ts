/** `vireo agent crews`: the crew files of a project on this machine, and which of them the user has allowed as they are now. */
import { listAllowedCrews } from '../../api-client/index.ts';
import { type FoundCrew, listCrewFiles } from '../../workspace/crews/list-crew-files.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { type Column, printColumns } from '../time/print-columns.ts';
import type { CrewsOptions } from './agent-options.ts';

const columns: readonly Column[] = [{ title: 'FILE' }, { title: 'STATE' }, { title: 'TITLE' }];

export async function runAgentCrews(options: CrewsOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, folder, name } = await findProjectLike(client, options.project);
    if (!folder) throw new CliError('usage', `${name} has no folder on this machine.`);
    const found = await listCrewFiles(folder);
    const query = { projectId: id };
    const { data } = await listAllowedCrews({ client, query, throwOnError: true });
    const allowed = new Set(data.items.map(({ path, sha256 }) => `${path} ${sha256}`));
    const items = found.map((crew) => ({
      ...crew,
      state: stateOf(crew, allowed.has(`${crew.path} ${crew.sha256}`)),
    }));
    if (options.json === true) {
      io.out(`${JSON.stringify({ items })}\n`);
      return;
    }
    const rows = items.map(({ path, state, title, problems }) => [path, state, problems[0] ?? title]);
    io.out(printColumns(columns, rows));
  });
}

function stateOf({ problems }: FoundCrew, isAllowed: boolean): 'broken' | 'allowed' | 'not allowed' {
  if (problems.length > 0) return 'broken';
  return isAllowed ? 'allowed' : 'not allowed';
}
