/** A backend of its own over a project that takes a while to scan, to be killed in the middle. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BackendProcess, makeDataDirectory, startBackend } from './backend-process.ts';

const filler = Array.from(
  { length: 200 },
  (_, line) => `export function f${line}(a: number) { return a * ${line}; }`,
).join('\n');

/** Comes last, so that nothing is found before the process is killed. */
const vulnerable = `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
express().get('/', async (req, res) => {
  res.json(await pool.query('select * from t where a = ' + req.query.a));
});
`;

export interface LongScan {
  backend: BackendProcess;
  readonly projectId: string;
  /** Kills the process, and starts another over the same data. */
  killAndStartAgain(): Promise<void>;
  /** What earlier scans have read is read again. */
  forgetScans(): Promise<void>;
  remove(): Promise<void>;
}

export async function prepareLongScan(filesToScan = 300): Promise<LongScan> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-killed-'));
  for (let file = 0; file < filesToScan; file += 1) {
    await writeFile(path.join(folder, `f${file}.ts`), `${filler}\n// ${file}\n`);
  }
  await writeFile(path.join(folder, 'zzz.ts'), vulnerable);
  const data = await makeDataDirectory();
  const backend = await startBackend(data.directory);
  const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
  const project = await backend.ask('POST', '/projects', {
    name: 'API',
    clientId: client.body.id,
    hourlyRate: { minor: 100, currency: 'EUR' },
    folder,
  });
  const long: LongScan = {
    backend,
    projectId: project.body.id,
    async killAndStartAgain() {
      await long.backend.kill();
      long.backend = await startBackend(data.directory);
    },
    async forgetScans() {
      await rm(path.join(data.directory, 'cache'), { recursive: true, force: true });
    },
    async remove() {
      await long.backend.kill();
      await data.remove();
      await rm(folder, { recursive: true });
    },
  };
  return long;
}
