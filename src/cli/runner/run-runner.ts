/** What `vireo runner` does: keeps the runner of an account on this machine, with the folders that it is given, until it is ended. */

import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, patchProject, putRunner, type Runner } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProject } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { requireFolder } from '../project/folder-here.ts';
import { whatLeaves } from '../project/tell-what-leaves.ts';

export interface RunnerOptions extends BackendOptions {
  /** `PROJECT=FOLDER` each. */
  readonly folder?: readonly string[];
  readonly trust?: readonly string[];
}

/** Trust is for a minute. */
const sayEveryMs = 20_000;

interface Placed {
  readonly project: string;
  readonly folder: string;
}

export async function runRunner(options: RunnerOptions, io: CliIo): Promise<void> {
  const placed = (options.folder ?? []).map((said) => readPlaced(said, io));
  const trusted = (options.trust ?? []).map((folder) => path.resolve(io.cwd, folder));
  await overPractice(options, io, async (client) => {
    const { server } = await say(client, []);
    if (server === null)
      throw new CliError(
        'usage',
        'Your records are on this machine. Sign in to a server first: vireo login.',
      );
    // Also where they are linked already: this keeps the machine that sends it.
    io.err(whatLeaves);
    for (const { project, folder } of placed) {
      const { id } = await findProject(client, project);
      await patchProject({ client, path: { id }, body: { folder }, throwOnError: true });
    }
    const { projects } = await say(client, []);
    const ids = trusted.map((folder) => requireOwn(projects, folder));
    let shown = '';
    while (!io.signal.aborted) {
      const line = describe(await say(client, ids));
      if (line !== shown) io.out(line);
      shown = line;
      await sleep(sayEveryMs, undefined, { signal: io.signal }).catch(() => undefined);
    }
  });
}

async function say(client: ApiClient, trusted: readonly string[]): Promise<Runner> {
  return (await putRunner({ client, body: { trusted: [...trusted] }, throwOnError: true })).data;
}

/** The last `=` is between them: names of projects may have one. */
function readPlaced(said: string, io: CliIo): Placed {
  const at = said.lastIndexOf('=');
  const [project, folder] = [said.slice(0, at).trim(), said.slice(at + 1).trim()];
  if (at <= 0 || folder === '')
    throw new CliError(
      'usage',
      `--folder ${said}: write the project and its folder, such as API=/builds/api.`,
    );
  return { project, folder: requireFolder(folder, io) };
}

function requireOwn(projects: Runner['projects'], folder: string): string {
  const own = projects.find((each) => path.resolve(each.folder) === folder);
  if (own !== undefined) return own.id;
  throw new CliError(
    'usage',
    `--trust ${folder}: no project has this folder here. Name it: --folder PROJECT=${folder}`,
  );
}

function describe({ server, connected, projects }: Runner): string {
  const line = connected ? `Connected to ${server}` : `No connection to ${server}`;
  const rows = projects.map(({ folder, trusted }) => `  ${folder}${trusted ? ' (trusted)' : ''}\n`);
  if (rows.length === 0) return `${line}. No project has a folder here: --folder PROJECT=FOLDER.\n`;
  return `${line}. Work on these folders runs here:\n${rows.join('')}`;
}
