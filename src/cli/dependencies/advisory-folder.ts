/** Where the advisories lie, and how old they are in words. */
import path from 'node:path';
import { defaultDataDirectory } from '../../connection/index.ts';
import type { AdvisoryAge } from '../../workspace/dependencies/advisories/advisory-source.ts';
import { withoutAdvisories } from '../../workspace/dependencies/comparison.ts';
import type { Ecosystem } from '../../workspace/dependencies/model.ts';
import type { CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';

export function advisoryFolder({ data }: { readonly data?: string }, io: CliIo): string {
  const folder = data === undefined ? defaultDataDirectory({ ...io.env }) : path.resolve(io.cwd, data);
  return path.join(folder, 'advisories');
}

const dayMs = 24 * 60 * 60 * 1000;
/** After a week, what was published since is worth a word. */
const oldDays = 7;

/** `ecosystems`: of what there is to compare. */
export function describeAge(age: AdvisoryAge, now: Date, ecosystems: readonly Ecosystem[] = []): string {
  if (age.kind === 'none') {
    return `Vulnerabilities were not looked for: there are no advisories on this machine. "${updateCommand(ecosystems)}" downloads them, --online asks osv.dev.`;
  }
  if (age.kind === 'online') return `Advisories: asked of ${age.url} at ${age.askedAt}.`;
  const days = Math.floor((now.getTime() - Date.parse(age.newestAt)) / dayMs);
  const missing = withoutAdvisories(age, ecosystems);
  const gap =
    missing.length === 0
      ? ''
      : ` Packages of ${missing.join(', ')} were compared with none: "${updateCommand(missing)}".`;
  const words = `Advisories: ${age.advisories} of ${age.ecosystems.join(', ')}, the newest of ${age.newestAt.slice(0, 10)} (${plural(days, 'day')} old), imported ${age.importedAt.slice(0, 10)}.`;
  return days > oldDays
    ? `${words} What was published since is not known here: "vireo advisories update".${gap}`
    : `${words}${gap}`;
}

/** For a person who has none: what was not done, and the ways to get them. */
export function describeLackOfAdvisories(ecosystems: readonly Ecosystem[]): string {
  const ways = [
    [updateCommand(ecosystems), 'downloads them once from osv.dev; then works offline'],
    ['vireo dependencies --online', 'asks osv.dev now, with names and versions of packages'],
    ['vireo advisories import FILE', 'takes in what you have, without a network'],
  ] as const;
  const width = Math.max(...ways.map(([command]) => command.length));
  return [
    'Vulnerabilities: not looked for, since there are no advisories on this machine to compare with.',
    ...ways.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
  ].join('\n');
}

function updateCommand(ecosystems: readonly Ecosystem[]): string {
  const names = ecosystems.length === 0 ? ['npm', 'PyPI'] : ecosystems;
  return `vireo advisories update --ecosystem ${names.join(' ')}`;
}
