/**
 * The offline database: a folder with one generation of records (a JSON value a line), their index, and what is known
 * about them. A new generation is written beside the old one and takes its place by one rename.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { AdvisoryError } from './advisory-error.ts';
import { keyOf, type RecordPlace, searchIndex } from './advisory-index.ts';
import type { AdvisorySource, PackageName } from './advisory-source.ts';
import { canonicalName, type OsvAdvisory, parseAdvisory } from './osv.ts';

/** Rises when a reader of the old form would misread the new one. */
export const storeVersion = 1;

const ecosystemName = z.enum(['npm', 'PyPI', 'Go', 'crates.io', 'Maven']);

export const storeSchema = z.object({
  version: z.literal(storeVersion),
  /** Folder of the records, below that of the database. */
  generation: z.string().regex(/^generation-[\w-]+$/),
  importedAt: z.string(),
  newestAt: z.string(),
  advisories: z.int(),
  ecosystems: z.array(ecosystemName),
  imports: z.array(z.object({ source: z.string(), importedAt: z.string(), advisories: z.int() })),
});

export type StoreDescription = z.infer<typeof storeSchema>;

export const storeFiles = {
  description: 'advisories.json',
  records: 'records.jsonl',
  index: 'index.bin',
} as const;

/** Undefined where nothing was imported yet. Throws an AdvisoryError where it cannot be read. */
export async function describeStore(folder: string): Promise<StoreDescription | undefined> {
  const text = await readOptional(path.join(folder, storeFiles.description));
  if (text === undefined) return undefined;
  try {
    return storeSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new AdvisoryError('damaged', `The advisories in ${folder} are damaged: import them anew.`, error);
  }
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AdvisoryError('unreadable', `${file} cannot be read.`, error);
  }
}

/** Undefined where nothing was imported yet. */
export async function openStore(folder: string): Promise<AdvisorySource | undefined> {
  const description = await describeStore(folder);
  if (description === undefined) return undefined;
  const { importedAt, newestAt, advisories, ecosystems, generation } = description;
  const place = path.join(folder, generation);
  let records: FileHandle;
  let index: Buffer;
  try {
    index = await readFile(path.join(place, storeFiles.index));
    records = await open(path.join(place, storeFiles.records));
  } catch (error) {
    throw new AdvisoryError('damaged', `The advisories in ${folder} are damaged: import them anew.`, error);
  }
  const answers = new Map<string, Promise<readonly OsvAdvisory[]>>();
  return {
    about: { kind: 'offline', importedAt, newestAt, advisories, ecosystems },
    find: (name) => {
      // A package lies in many places of a graph, and is asked for in each.
      const key = `${name.ecosystem}\0${canonicalName(name.ecosystem, name.name)}`;
      const answer = answers.get(key) ?? findRecords({ folder, index, records }, name);
      answers.set(key, answer);
      return answer;
    },
    close: () => records.close(),
  };
}

interface OpenStore {
  readonly folder: string;
  readonly index: Buffer;
  readonly records: FileHandle;
}

async function findRecords(
  store: OpenStore,
  { ecosystem, name }: PackageName,
): Promise<readonly OsvAdvisory[]> {
  const wanted = canonicalName(ecosystem, name);
  const places = searchIndex(store.index, keyOf(ecosystem, wanted));
  const found = await Promise.all(places.map((place) => readRecord(store, place)));
  return found.filter(
    ({ affected, withdrawn }) =>
      withdrawn == null &&
      affected.some(
        (each) =>
          each.package.ecosystem === ecosystem && canonicalName(ecosystem, each.package.name) === wanted,
      ),
  );
}

async function readRecord(
  { records, folder }: OpenStore,
  { offset, length }: RecordPlace,
): Promise<OsvAdvisory> {
  const { buffer, bytesRead } = await records.read(Buffer.alloc(length), 0, length, offset);
  try {
    const parsed = parseAdvisory(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
    if (parsed.kind === 'advisory') return parsed.advisory;
    throw new AdvisoryError('damaged', `The advisories in ${folder} are damaged: import them anew.`);
  } catch (error) {
    if (error instanceof AdvisoryError) throw error;
    throw new AdvisoryError('damaged', `The advisories in ${folder} are damaged: import them anew.`, error);
  }
}
