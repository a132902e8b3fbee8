/** `vireo advisories import|update|show`. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { updateCommand } from '../../contract/findings/advisory-lack.ts';
import { isAdvisoryError } from '../../workspace/dependencies/advisories/advisory-error.ts';
import {
  describeStore,
  type StoreDescription,
} from '../../workspace/dependencies/advisories/advisory-store.ts';
import { describeAdvisories } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import { downloadAdvisories } from '../../workspace/dependencies/advisories/download-advisories.ts';
import {
  type ImportResult,
  importAdvisories,
} from '../../workspace/dependencies/advisories/import-advisories.ts';
import { isKnownEcosystem } from '../../workspace/dependencies/advisories/osv.ts';
import type { Ecosystem } from '../../workspace/dependencies/model.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { advisoryFolder } from './advisory-folder.ts';

export interface AdvisoriesOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export interface UpdateOptions extends AdvisoriesOptions {
  readonly ecosystem?: readonly string[];
  readonly from: string;
}

export async function runImport(
  sources: readonly string[],
  options: AdvisoriesOptions,
  io: CliIo,
): Promise<void> {
  const folder = advisoryFolder(options, io);
  const files = sources.map((source) => path.resolve(io.cwd, source));
  tell(await withErrors(() => importAll(files, folder, io)), options, io);
}

export async function runUpdate(
  sources: readonly string[],
  options: UpdateOptions,
  io: CliIo,
): Promise<void> {
  if (sources.length > 0) return await runImport(sources, options, io);
  const folder = advisoryFolder(options, io);
  const ecosystems = await wantedEcosystems(folder, options);
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'vireo-advisories-'));
  try {
    const results = await withErrors(async () => {
      const zips: string[] = [];
      for (const ecosystem of ecosystems) {
        io.err(`${ecosystem} …\n`);
        zips.push(
          await downloadAdvisories({ ecosystem, from: options.from, folder: temporary, signal: io.signal }),
        );
      }
      return await importAll(zips, folder, io);
    });
    tell(results, options, io);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function wantedEcosystems(folder: string, { ecosystem }: UpdateOptions): Promise<readonly Ecosystem[]> {
  if (ecosystem === undefined) {
    const known = (await withErrors(() => describeStore(folder)))?.ecosystems ?? [];
    if (known.length > 0) return known;
    throw new CliError(
      'usage',
      'nothing is there to update yet: name what you need by --ecosystem (such as --ecosystem npm PyPI), or give a file.',
    );
  }
  const unknown = ecosystem.filter((name) => !isKnownEcosystem(name));
  if (unknown.length > 0) throw new CliError('usage', `no such ecosystem: ${unknown.join(', ')}.`);
  return ecosystem.filter(isKnownEcosystem);
}

async function importAll(
  files: readonly string[],
  folder: string,
  io: CliIo,
): Promise<readonly ImportResult[]> {
  const results: ImportResult[] = [];
  for (const source of files) {
    results.push(await importAdvisories({ folder, source, now: new Date(), signal: io.signal }));
  }
  return results;
}

function tell(results: readonly ImportResult[], options: AdvisoriesOptions, io: CliIo): void {
  const store = results.at(-1)?.store;
  for (const problem of results.flatMap(({ problems }) => problems))
    io.err(`vireo: ${withoutControls(problem)}\n`);
  if (results.some(({ refused }) => refused > 0)) io.setExitCode(exitCodes.answerIsNo);
  const sum = (count: (result: ImportResult) => number): number =>
    results.reduce((all, each) => all + count(each), 0);
  const counts = {
    taken: sum(({ taken }) => taken),
    known: sum(({ known }) => known),
    foreign: sum(({ foreign }) => foreign),
    refused: sum(({ refused }) => refused),
  };
  if (options.json === true) io.out(`${JSON.stringify({ ...counts, database: store }, null, 2)}\n`);
  else {
    const { taken, known, foreign, refused } = counts;
    io.out(
      `${plural(taken, 'advisory', 'advisories')} taken in, ${known} known already, ${foreign} of other ecosystems, ${refused} refused.\n`,
    );
    if (store !== undefined) io.out(`${describeAdvisories({ advisories: toAge(store) }, new Date())}\n`);
  }
}

const noStore = `There are no advisories on this machine yet: "${updateCommand([])}" downloads them, "vireo advisories import FILE" takes in what you have.`;

export async function runShow(options: AdvisoriesOptions, io: CliIo): Promise<void> {
  const store = await withErrors(() => describeStore(advisoryFolder(options, io)));
  if (store === undefined) io.setExitCode(exitCodes.answerIsNo);
  if (options.json === true) return io.out(`${JSON.stringify(store ?? null, null, 2)}\n`);
  if (store === undefined) return io.out(`${noStore}\n`);
  io.out(`${describeAdvisories({ advisories: toAge(store) }, new Date())}\n`);
  for (const { source, importedAt, advisories } of store.imports) {
    io.out(
      `  ${importedAt.slice(0, 10)}  ${withoutControls(source)}  ${plural(advisories, 'advisory', 'advisories')}\n`,
    );
  }
}

function toAge({ importedAt, newestAt, advisories, ecosystems }: StoreDescription) {
  return { kind: 'offline' as const, importedAt, newestAt, advisories, ecosystems };
}

/** What the user can fix becomes a sentence. */
export async function withErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAdvisoryError(error)) throw new CliError('failure', error.message, error);
    if (error instanceof Error && error.name === 'AbortError')
      throw new CliError('failure', 'interrupted.', error);
    throw error;
  }
}
