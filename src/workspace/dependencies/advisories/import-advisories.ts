/** Imports advisories into the offline database: what is there stays, the newer of two with one id wins. */

import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ignore } from '../../ignore-error.ts';
import type { Ecosystem } from '../model.ts';
import { AdvisoryError } from './advisory-error.ts';
import { readAdvisoryFiles } from './advisory-files.ts';
import { IndexBuilder, keyOf } from './advisory-index.ts';
import { describeStore, type StoreDescription, storeFiles, storeVersion } from './advisory-store.ts';
import { canonicalName, isKnownEcosystem, type OsvAdvisory, parseAdvisory } from './osv.ts';

export interface ImportRequest {
  /** The database's folder. */
  readonly folder: string;
  /** A zip, a folder or a file. */
  readonly source: string;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface ImportResult {
  /** New, or newer than what was there. */
  readonly taken: number;
  /** Known as new as this. */
  readonly known: number;
  /** Of ecosystems that are not read here. */
  readonly foreign: number;
  readonly refused: number;
  /** The first of what was refused: file, and why. */
  readonly problems: readonly string[];
  readonly store: StoreDescription;
}

const maxProblems = 20;

/** Throws an AdvisoryError where the source cannot be read, or another import runs. The database is then as before. */
export async function importAdvisories(request: ImportRequest): Promise<ImportResult> {
  await mkdir(request.folder, { recursive: true, mode: 0o700 });
  const unlock = await lock(request.folder);
  const place = await mkdtemp(path.join(request.folder, 'generation-'));
  const generation = path.basename(place);
  try {
    const before = await describeBefore(request.folder);
    const writing = await openGeneration(place);
    const tally = await takeIn(request, { writing, before });
    await keepOld(request.folder, { writing, before, taken: tally.ids });
    const store = await finish(request, { writing, before, generation, taken: tally.ids.size });
    if (before !== undefined)
      await rm(path.join(request.folder, before.generation), { recursive: true, force: true });
    const { known, foreign, refused, problems } = tally;
    return { taken: tally.ids.size, known, foreign, refused, problems, store };
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  } finally {
    await unlock();
  }
}

/** A database that cannot be read is begun anew. */
async function describeBefore(folder: string): Promise<StoreDescription | undefined> {
  try {
    return await describeStore(folder);
  } catch (error) {
    if (error instanceof AdvisoryError && error.code === 'damaged') return undefined;
    throw error;
  }
}

interface Writing {
  readonly place: string;
  readonly records: WriteStream;
  readonly index: IndexBuilder;
  readonly ecosystems: Set<Ecosystem>;
  offset: number;
  count: number;
  newestAt: string;
}

async function openGeneration(place: string): Promise<Writing> {
  const records = createWriteStream(path.join(place, storeFiles.records));
  await once(records, 'open');
  return {
    place,
    records,
    index: new IndexBuilder(),
    ecosystems: new Set(),
    offset: 0,
    count: 0,
    newestAt: '',
  };
}

interface Tally {
  readonly ids: Set<string>;
  readonly problems: string[];
  known: number;
  foreign: number;
  refused: number;
}

interface Taking {
  readonly writing: Writing;
  readonly before: StoreDescription | undefined;
}

async function takeIn(
  { folder, source, signal }: ImportRequest,
  { writing, before }: Taking,
): Promise<Tally> {
  const tally: Tally = { ids: new Set(), problems: [], known: 0, foreign: 0, refused: 0 };
  const dates = await datesOf(folder, before);
  for await (const { source: name, text, problem } of readAdvisoryFiles(source)) {
    signal?.throwIfAborted();
    const read = text === undefined ? (problem ?? 'cannot be read') : readText(text);
    if (typeof read === 'string') tellRefused(tally, `${name}: ${read}`);
    else for (const advisory of read) await takeOne(advisory, { writing, dates, tally });
  }
  if (tally.ids.size + tally.known + tally.foreign > 0) return tally;
  const [first] = tally.problems;
  throw new AdvisoryError(
    'unreadable',
    `${source} holds no advisory${first === undefined ? '' : `: ${first}`}.`,
  );
}

function tellRefused(tally: Tally, problem: string): void {
  tally.refused += 1;
  if (tally.problems.length < maxProblems) tally.problems.push(problem);
}

/** One advisory, or a list of them; or a sentence. */
function readText(text: string): readonly OsvAdvisory[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not valid JSON';
  }
  const parsed = (Array.isArray(value) ? value : [value]).map(parseAdvisory);
  const advisories: OsvAdvisory[] = [];
  for (const each of parsed) {
    if (each.kind === 'refused') return each.why;
    advisories.push(each.advisory);
  }
  return advisories;
}

interface One {
  readonly writing: Writing;
  /** When each that is in the database was last changed. */
  readonly dates: ReadonlyMap<string, string>;
  readonly tally: Tally;
}

async function takeOne(advisory: OsvAdvisory, { writing, dates, tally }: One): Promise<void> {
  const { id, modified } = advisory;
  if (!advisory.affected.some((each) => isKnownEcosystem(each.package.ecosystem))) tally.foreign += 1;
  else if (tally.ids.has(id) || (dates.get(id) ?? '') >= modified) tally.known += 1;
  else {
    tally.ids.add(id);
    await write(writing, advisory);
  }
}

/** What belongs to other ecosystems, and texts that nobody shows, are left out. */
async function write(writing: Writing, { details, ...advisory }: OsvAdvisory): Promise<void> {
  const affected = advisory.affected.filter((each) => isKnownEcosystem(each.package.ecosystem));
  const kept = { ...advisory, details: details?.slice(0, 4000), affected };
  const line = Buffer.from(`${JSON.stringify(kept)}\n`);
  const place = { offset: writing.offset, length: line.length - 1 };
  const names = new Set(
    affected.map(({ package: { ecosystem, name } }) => `${ecosystem}\0${canonicalName(ecosystem, name)}`),
  );
  for (const name of names) {
    const [ecosystem, wanted] = name.split('\0');
    if (ecosystem === undefined || wanted === undefined || !isKnownEcosystem(ecosystem)) continue;
    writing.index.add(keyOf(ecosystem, wanted), place);
    writing.ecosystems.add(ecosystem);
  }
  if (!writing.records.write(line)) await once(writing.records, 'drain');
  writing.offset += line.length;
  writing.count += 1;
  if (advisory.modified > writing.newestAt) writing.newestAt = advisory.modified;
}

async function datesOf(
  folder: string,
  before: StoreDescription | undefined,
): Promise<ReadonlyMap<string, string>> {
  const dates = new Map<string, string>();
  for await (const { id, modified } of oldRecords(folder, before)) dates.set(id, modified);
  return dates;
}

interface Keeping extends Taking {
  readonly taken: ReadonlySet<string>;
}

async function keepOld(folder: string, { writing, before, taken }: Keeping): Promise<void> {
  for await (const advisory of oldRecords(folder, before))
    if (!taken.has(advisory.id)) await write(writing, advisory);
}

/** A line that cannot be read any more is left out: what was imported can be imported again. */
async function* oldRecords(
  folder: string,
  before: StoreDescription | undefined,
): AsyncGenerator<OsvAdvisory> {
  if (before === undefined) return;
  const input = createReadStream(path.join(folder, before.generation, storeFiles.records));
  try {
    await once(input, 'open');
  } catch (error) {
    ignore(error, 'a database without its records is begun anew');
    return;
  }
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const read = readText(line);
    if (typeof read !== 'string') yield* read;
  }
}

interface Finishing extends Taking {
  readonly generation: string;
  readonly taken: number;
}

/** The description is renamed into place last: whoever reads sees the old generation or the new one, whole. */
async function finish(
  { folder, source, now }: ImportRequest,
  { writing, before, generation, taken }: Finishing,
): Promise<StoreDescription> {
  writing.records.end();
  await once(writing.records, 'close');
  await writeFile(path.join(writing.place, storeFiles.index), writing.index.finish());
  const importedAt = now.toISOString();
  const store: StoreDescription = {
    version: storeVersion,
    generation,
    importedAt,
    newestAt: writing.newestAt,
    advisories: writing.count,
    ecosystems: [...writing.ecosystems].sort(),
    imports: [
      ...(before?.imports ?? []),
      { source: path.basename(source), importedAt, advisories: taken },
    ].slice(-100),
  };
  const temporary = path.join(writing.place, storeFiles.description);
  await writeFile(temporary, `${JSON.stringify(store, null, 2)}\n`, { flush: true });
  await rename(temporary, path.join(folder, storeFiles.description));
  return store;
}

/** One import at a time; the lock of a process that is gone is taken over. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'import.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (await isHeld(file)) throw new AdvisoryError('busy', 'Another import of advisories runs.', error);
      await rm(file, { force: true });
    }
  }
  throw new AdvisoryError('busy', 'Another import of advisories runs.');
}

async function isHeld(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
