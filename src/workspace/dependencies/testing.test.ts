/** Projects of test/fixtures/dependencies, read as the product reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAdapter } from './formats/adapters.ts';
import type { DependencyGraph, ReadResult } from './model.ts';

export type TestFiles = Readonly<Record<string, string>>;

const fixtures = fileURLToPath(new URL('../../../test/fixtures/dependencies', import.meta.url));

export function fixturePath(name: string): string {
  return path.join(fixtures, name);
}

/** Files of a fixture, by path below its folder. */
export function loadFixture(name: string): TestFiles {
  const folder = fixturePath(name);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    found.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

export async function readFile(files: TestFiles, file: string): Promise<ReadResult> {
  const adapter = findAdapter(file);
  if (adapter === undefined) throw new Error(`no adapter reads ${file}`);
  const read = async (name: string) => (Object.hasOwn(files, name) ? files[name] : undefined);
  return await adapter.read({ file, text: files[file] ?? '', files: { read, known: Object.keys(files) } });
}

/** The graph, or an error that says why there is none. */
export async function readGraph(files: TestFiles, file: string): Promise<DependencyGraph> {
  const result = await readFile(files, file);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result.graph;
}
