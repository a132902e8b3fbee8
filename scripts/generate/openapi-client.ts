/**
 * Writes src/api-client/generated (types and axios calls) and openapi.json from the routes of the backend.
 * `--check` generates beside it and fails when the two differ: an API cannot change without its client.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
// Brings app.swagger() into the types: the backend's declarations name the plugin, but do not carry it here.
import type {} from '@fastify/swagger';
import { createClient } from '@hey-api/openapi-ts';
import { socketPaths } from '../../src/backend/platform/http/openapi/openapi-sockets.ts';
import { runMain, ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { askApp } from './backend-app.ts';

const target = path.join(projectRoot, 'src/api-client/generated');

/** No HTTP client can call them. */
function withoutSockets(document: object): object {
  const { paths, ...rest } = document as { readonly paths: Readonly<Record<string, unknown>> };
  const called = Object.entries(paths).filter(([route]) => !socketPaths.includes(route));
  return { ...rest, paths: Object.fromEntries(called) };
}

async function generateInto(folder: string, work: string): Promise<void> {
  const document = await askApp((app) => app.swagger());
  const input = path.join(work, 'openapi.json');
  await writeFile(input, JSON.stringify(withoutSockets(document)));
  await createClient({
    input,
    output: { path: folder, importFileExtension: '.ts', tsConfigPath: null },
    plugins: ['@hey-api/client-axios', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  await writeFile(path.join(folder, 'openapi.json'), `${JSON.stringify(document, undefined, 2)}\n`);
}

async function readTree(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [path.relative(folder, file), await readFile(file, 'utf8')] as const),
  );
  return new Map(texts);
}

async function findDrift(fresh: string): Promise<string[]> {
  const [wanted, there] = await Promise.all([readTree(fresh), readTree(target)]);
  const names = new Set([...wanted.keys(), ...there.keys()]);
  return [...names].filter((name) => wanted.get(name) !== there.get(name)).sort();
}

if (import.meta.main) {
  await runMain(async () => {
    const work = await mkdtemp(path.join(os.tmpdir(), 'vireo-client-'));
    try {
      const fresh = path.join(work, 'generated');
      await generateInto(fresh, work);
      const drift = await findDrift(fresh);
      if (process.argv.includes('--check')) {
        if (drift.length > 0) {
          throw new ScriptError(
            `The API client differs from the routes (${drift.join(', ')}): run npm run generate.`,
          );
        }
        return 0;
      }
      if (drift.length > 0) {
        await rm(target, { recursive: true, force: true });
        await cp(fresh, target, { recursive: true });
      }
      return 0;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}
