/**
 * Reads advisories from what a user has: a zip as OSV publishes one for each ecosystem, a folder, or a single file.
 * One at a time, with limits, so that neither a large database nor a bomb fills the memory.
 */
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Entry, open, type ZipFile } from 'yauzl';
import { AdvisoryError } from './advisory-error.ts';

/** The largest of OSV's have 2 MB. */
const maxAdvisoryBytes = 16 * 1024 * 1024;
const maxTotalBytes = 16 * 1024 * 1024 * 1024;

export interface AdvisoryText {
  /** For messages: the file, or the zip and the name in it. */
  readonly source: string;
  /** Undefined where it was left out; `problem` says why. */
  readonly text?: string;
  readonly problem?: string;
}

export async function* readAdvisoryFiles(given: string): AsyncGenerator<AdvisoryText> {
  const info = await statOf(given);
  if (info.isDirectory()) yield* readFolder(given);
  else if (given.toLowerCase().endsWith('.zip')) yield* readZip(given);
  else yield await readOne(given);
}

async function statOf(given: string) {
  try {
    return await stat(given);
  } catch (error) {
    throw new AdvisoryError('unreadable', `${given} cannot be read.`, error);
  }
}

/** Below it, links are not followed. */
async function* readFolder(folder: string): AsyncGenerator<AdvisoryText> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* readFolder(file);
    else if (entry.isFile() && entry.name.endsWith('.json')) yield await readOne(file);
    else if (entry.isFile() && entry.name.endsWith('.zip')) yield* readZip(file);
  }
}

async function readOne(file: string): Promise<AdvisoryText> {
  const { size } = await lstat(file);
  if (size > maxAdvisoryBytes) return { source: file, problem: 'is larger than 16 MB' };
  return { source: file, text: await readFile(file, 'utf8') };
}

async function* readZip(file: string): AsyncGenerator<AdvisoryText> {
  const zip = await openZip(file);
  let total = 0;
  try {
    for await (const entry of entriesOf(zip)) {
      const source = `${file}: ${entry.fileName}`;
      total += entry.uncompressedSize;
      if (total > maxTotalBytes) throw new AdvisoryError('unreadable', `${file} holds more than 16 GB.`);
      if (!entry.fileName.endsWith('.json')) continue;
      if (entry.uncompressedSize > maxAdvisoryBytes) yield { source, problem: 'is larger than 16 MB' };
      else yield { source, text: await readEntry(zip, entry) };
    }
  } catch (error) {
    if (error instanceof AdvisoryError) throw error;
    throw new AdvisoryError('unreadable', `${file} is damaged: ${messageOf(error)}.`, error);
  } finally {
    zip.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await promisify<string, object, ZipFile>(open)(file, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw new AdvisoryError('unreadable', `${file} is no zip: ${messageOf(error)}.`, error);
  }
}

/** The library tells entries by events; one is asked for when the last was used. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (result: Entry | undefined, error?: Error): void => {
        zip.removeListener('entry', onEntry).removeListener('end', onEnd).removeListener('error', onError);
        if (error === undefined) resolve(result);
        else reject(error);
      };
      const onEntry = (found: Entry): void => settle(found);
      const onEnd = (): void => settle(undefined);
      const onError = (error: Error): void => settle(undefined, error);
      zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

/** The library ends a stream that holds more or less than the entry says. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<string> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found)));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
