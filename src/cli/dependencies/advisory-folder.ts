/** Where the advisories lie, and how to get some. */
import path from 'node:path';
import { defaultDataDirectory } from '../../connection/index.ts';
import { updateCommand } from '../../contract/findings/advisory-lack.ts';
import { nameLack } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import type { Ecosystem } from '../../workspace/dependencies/model.ts';
import type { CliIo } from '../io.ts';

export function advisoryFolder({ data }: { readonly data?: string }, io: CliIo): string {
  const folder = data === undefined ? defaultDataDirectory({ ...io.env }) : path.resolve(io.cwd, data);
  return path.join(folder, 'advisories');
}

/** For a person who has none: what was not done, and the ways to get them. */
export function describeLackOfAdvisories(ecosystems: readonly Ecosystem[]): string {
  const ways = [
    [updateCommand(ecosystems), 'downloads them once from osv.dev; then works offline'],
    ['vireo dependencies --online', 'asks osv.dev now, with names and versions of packages'],
    ['vireo advisories import FILE', 'takes in what you have, without a network'],
  ] as const;
  const width = Math.max(...ways.map(([command]) => command.length));
  return [nameLack(ecosystems), ...ways.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`)].join(
    '\n',
  );
}
