/** `vireo findings import`. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient, createFindingImport, type FindingImport, newId } from '../../api-client/index.ts';
import { productVersion } from '../../contract/version.ts';
import { parseLog } from '../../workspace/sarif-import/log-text.ts';
import { checkLog, LogRefused, maxLogBytes } from '../../workspace/sarif-import/refused-log.ts';
import { createTurns } from '../../workspace/sarif-import/turns.ts';
import { openConnection, withApiErrors } from '../backend/open-api.ts';
import { CliError, type CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import { requireProject } from './choose-project.ts';
import { findOrCreateProject } from './create-project.ts';
import type { ImportOptions } from './findings-options.ts';
import { readImportedRevision } from './imported-revision.ts';
import { plain } from './print-findings.ts';

/** Thousands of results, with the files that they lie in, take a while. */
const timeoutMs = 10 * 60_000;

async function readBytes(file: string, io: CliIo): Promise<Buffer> {
  if (file === '-') return Buffer.from(await io.readInput());
  const absolute = path.resolve(io.cwd, file);
  try {
    // Packed, it is smaller than this; unpacked, the log itself is measured.
    if ((await stat(absolute)).size > maxLogBytes) {
      throw new CliError('usage', `${file} is larger than ${maxLogBytes / (1024 * 1024)} MB.`);
    }
    return await readFile(absolute);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      'usage',
      `${file} cannot be read: ${error instanceof Error ? error.message : error}`,
      error,
    );
  }
}

/** Checked here already, so that what is no log is told before anything is sent. */
async function readLog(file: string, io: CliIo): Promise<Record<string, unknown>> {
  try {
    const log = parseLog(await readBytes(file, io));
    await checkLog(log, createTurns());
    return { ...(log as object) };
  } catch (error) {
    throw LogRefused.is(error) ? new CliError('usage', `${file}: ${error.message}`, error) : error;
  }
}

export async function runImport(file: string, options: ImportOptions, io: CliIo): Promise<void> {
  const log = await readLog(file, io);
  const revision = await readImportedRevision(log, options, io);
  await withApiErrors(async () => {
    const { url, token } = await openConnection(options, io);
    const agent = `vireo-cli/${productVersion}`;
    const client = createApiClient({ baseUrl: url, token, agent, timeoutMs });
    const project =
      options.create === true
        ? await findOrCreateProject(client, options, io)
        : await requireProject(client, options.project, io, '--create makes one of it');
    const body = {
      id: newId(),
      projectId: project.id,
      ...(options.source !== undefined && { source: options.source }),
      ...(options.root !== undefined && { root: path.resolve(io.cwd, options.root) }),
      partial: options.partial === true,
      ...(revision && { revision }),
      ...(options.anyRevision === true && { anyRevision: true }),
      log,
    };
    const { data } = await createFindingImport({ client, body, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printImport(data, project.name));
    requireSomethingRead(data, file);
  });
}

/** A pipeline is not to go on as if all had been looked at. */
function requireSomethingRead({ sources, losses }: FindingImport, file: string): void {
  const counted = (results: readonly { readonly count: number }[]) =>
    results.reduce((sum, { count }) => sum + count, 0);
  const results = sources.reduce((sum, source) => sum + source.results, 0);
  const unread = counted(losses.filter(({ reason }) => reason !== 'no-finding'));
  if (unread === 0 || counted(losses) < results) return;
  const isElsewhere = losses.some(({ reason }) => reason === 'outside-folder');
  const remedy = isElsewhere ? ': --root says where the tool saw the project' : '';
  throw new CliError('failure', `nothing of ${plain(file)} could be read${remedy}. Nothing was resolved.`);
}

const reasons: Readonly<Record<FindingImport['losses'][number]['reason'], string>> = {
  'no-location': 'without a place that can be found',
  'stale-place': 'at a place that the file does not have; the tool has read another state of it',
  'outside-folder': "outside the project's folder; --root says where the tool saw it",
  'unsupported-address': 'in what is no file',
  'no-finding': 'passed, or gone',
  malformed: 'malformed',
};

const whyNot: Readonly<Record<NonNullable<FindingImport['sources'][number]['notOnRecord']>, string>> = {
  branch: 'this is not the default branch (--default-branch names it)',
  edited: 'files are edited here',
  older: 'a newer commit is',
  apart:
    'the commit on record is not among the last 200 before this one: pull, or fetch the history (fetch-depth: 0)',
  part: 'the log is of a part, and of another commit than the one on record',
  unknown: 'neither the log nor git here says of which commit it is (--any-revision takes it anyway)',
};

function printImport({ sources, losses, notes }: FindingImport, project: string): string {
  const counts = sources.map(({ title, toolVersion, added, again, reopened, resolved, notOnRecord }) => {
    const tool = [plain(title), toolVersion === null ? '' : plain(toolVersion)].filter(Boolean).join(' ');
    if (notOnRecord !== undefined) return `${tool}: nothing is on record, ${whyNot[notOnRecord]}`;
    return `${tool}: ${added} new, ${again} known, ${reopened} back, ${resolved} resolved`;
  });
  const lost = losses.flatMap(({ reason, count, examples }) => [
    `${plural(count, 'result')} left out: ${reasons[reason]}`,
    ...(reason === 'no-finding' ? [] : examples.map((example) => `  ${plain(example)}`)),
  ]);
  const told = counts.length === 0 ? ['The log has no run that could be read.'] : counts;
  return `${[`Into ${plain(project)}:`, ...told, ...lost, ...notes.map(plain)].join('\n')}\n`;
}
