/** The modules that one runs, itself among them: who they are decides what it makes. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Types do not count, since nothing of them runs; packages are known by their versions. */
const imports =
  /(?<!\p{L})(?:import|export)\s(?!type\s)[^'";]*?\sfrom\s*'(\.[^']+)'|(?<!\p{L})import\s*\(?\s*'(\.[^']+)'/gu;

/** Paths in the clone. */
export function modulesOf(root: string, entry: string): readonly string[] {
  const found = new Set([entry]);
  // A set that grows while it is walked: what is added is walked, too.
  for (const file of found) for (const next of importedBy(root, file)) found.add(next);
  return [...found];
}

function importedBy(root: string, file: string): readonly string[] {
  if (!file.endsWith('.ts')) return [];
  const text = readFileSync(path.join(root, file), 'utf8');
  const named = [...text.matchAll(imports)].map(([, from, alone]) => from ?? alone ?? '');
  return named
    .map((name) => path.posix.join(path.posix.dirname(file), name))
    .filter((each) => existsSync(path.join(root, each)));
}
