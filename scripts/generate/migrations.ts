/**
 * `index.ts` of each list of migrations: every one of the folder, in the order of their names, in which they are done.
 * `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

/** Of every database, and of those of a server that people sign in to. */
const lists = {
  migrations: 'src/backend/migrations',
  teamMigrations: 'src/backend/team-migrations',
} as const;

/** @param texts by name of the file. A file that exports no migration is part of one. @throws Error where two have one number */
export function renderMigrations(
  texts: ReadonlyMap<string, string>,
  list: keyof typeof lists = 'migrations',
): string {
  const found = [...texts].flatMap(([from, text]) => {
    const [, name] = /^export const (\w+): Migration\b/m.exec(text) ?? [];
    return name === undefined ? [] : [{ name, from }];
  });
  const sorted = found.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  for (const [at, { from }] of sorted.entries()) {
    const before = sorted[at - 1]?.from;
    if (before?.slice(0, 4) === from.slice(0, 4)) throw new Error(`${before} and ${from} have one number.`);
  }
  return `// Generated from the migrations of this folder (npm run generate).
import type { Migration } from '../platform/db/migrate.ts';
${renderImports(sorted)}

// biome-ignore format: one a line, as the list grows.
export const ${list}: readonly Migration[] = [
${sorted.map(({ name }) => `  ${name},`).join('\n')}
];
`;
}

function readFolder(folder: string): ReadonlyMap<string, string> {
  const files = globSync('[0-9]*.ts', { cwd: path.join(projectRoot, folder) });
  return new Map(
    files
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => [file, readFileSync(path.join(projectRoot, folder, file), 'utf8')] as const),
  );
}

if (import.meta.main) {
  await runMain(async () => {
    let code = 0;
    for (const list of ['migrations', 'teamMigrations'] as const)
      code ||= await remake(`${lists[list]}/index.ts`, () => renderMigrations(readFolder(lists[list]), list));
    return code;
  });
}
