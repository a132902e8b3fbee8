/**
 * src/cli/commands.generated.ts: every subcommand of `vireo`, as the files below src/cli export them. Those that are there keep
 * their place, and new ones come last: their order is that of `vireo --help`. `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { inPlace, refuseTwice, renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const folder = path.join(projectRoot, 'src/cli');

/** @param texts by path below src/cli. @throws Error where two files export one command */
export function renderCommands(texts: ReadonlyMap<string, string>, before: string): string {
  const exported = [...texts].flatMap(([from, text]) =>
    [...text.matchAll(/^export function (create\w+Command)\(/gm)].map(([, name = '']) => ({ name, from })),
  );
  const names = exported.map(({ name }) => name);
  refuseTwice(names, 'Two files export');
  const list = before.slice(before.indexOf('export const commands'));
  const lines = inPlace(names, list, (name) => `  ${name},`).map((name) => `  ${name},`);
  return `// Generated from the commands that src/cli exports (npm run generate).
import type { Command } from 'commander';
${renderImports(exported)}
import type { CliIo } from './io.ts';

/** Every subcommand of \`vireo\`. */
export const commands: readonly ((io: CliIo) => Command)[] = [
${lines.join('\n')}
];
`;
}

if (import.meta.main) {
  await runMain(async () => {
    const files = globSync('**/*.ts', { cwd: folder }).map((each) => each.replaceAll(path.sep, '/'));
    const sources = files.filter((each) => !/\.(?:test|generated)\.ts$/.test(each)).sort();
    const texts = sources.map((each) => [each, readFileSync(path.join(folder, each), 'utf8')] as const);
    return await remake('src/cli/commands.generated.ts', (before) => renderCommands(new Map(texts), before));
  });
}
