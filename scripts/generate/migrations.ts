/**
 * src/backend/migrations/index.ts: every migration of the folder, in the order of their names, in which they are done.
 * `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const folder = 'src/backend/migrations';

/** @param texts by name of the file. A file that exports no migration is part of one. @throws Error where two have one number */
export function renderMigrations(texts: ReadonlyMap<string, string>): string {
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

export const migrations: readonly Migration[] = [
${sorted.map(({ name }) => `  ${name},`).join('\n')}
];
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const files = globSync('[0-9]*.ts', { cwd: path.join(projectRoot, folder) });
    const texts = files
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => [file, readFileSync(path.join(projectRoot, folder, file), 'utf8')] as const);
    return await remake(`${folder}/index.ts`, () => renderMigrations(new Map(texts)));
  });
}
