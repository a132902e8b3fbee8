/**
 * Last answers of the few reads that a start of the timer needs, for while there is no connection. They are deleted as the
 * session ends. Files of the account's folder, for the user alone.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { makeDirectory } from '../../platform/db/durable-files.ts';

export const keptReadsName = 'kept-reads';
const ownerOnly = 0o600;
const longestBytes = 2 * 1024 * 1024;
const mostFiles = 100;

const keptPaths: ReadonlySet<string> = new Set(
  ['clients', 'organizations', 'projects', 'tasks', 'time-entries', 'timer', 'users', 'users/me'].map(
    (name) => `/api/v1/${name}`,
  ),
);

const keptSchema = z.object({
  url: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  body: z.string(),
});
export type KeptRead = z.infer<typeof keptSchema>;

export interface KeptReads {
  /** Whether answers to this path and query are kept. */
  holds(url: string): boolean;
  find(url: string): KeptRead | undefined;
  list(): readonly KeptRead[];
  keep(read: KeptRead): void;
  clear(): void;
}

export function openKeptReads(directory: string): KeptReads {
  const fileOf = (url: string) =>
    path.join(directory, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);

  function read(file: string): KeptRead | undefined {
    try {
      return keptSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    } catch {
      return undefined;
    }
  }

  function prune(): void {
    const files = listFiles(directory);
    if (files.length <= mostFiles) return;
    const byAge = files.toSorted((one, other) => fs.statSync(one).mtimeMs - fs.statSync(other).mtimeMs);
    for (const file of byAge.slice(0, files.length - mostFiles)) fs.rmSync(file, { force: true });
  }

  return {
    holds: (url) => keptPaths.has(pathOf(url)),
    find(url) {
      const found = read(fileOf(url));
      return found?.url === url ? found : undefined;
    },
    list: () => listFiles(directory).flatMap((file) => read(file) ?? []),
    keep(kept) {
      if (kept.body.length > longestBytes) return;
      makeDirectory(directory);
      const file = fileOf(kept.url);
      const draft = `${file}.new`;
      fs.writeFileSync(draft, JSON.stringify(kept), { mode: ownerOnly });
      fs.renameSync(draft, file);
      prune();
    },
    clear: () => fs.rmSync(directory, { recursive: true, force: true }),
  };
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

function listFiles(directory: string): readonly string[] {
  if (!fs.existsSync(directory)) return [];
  return fs
    .readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(directory, name));
}
