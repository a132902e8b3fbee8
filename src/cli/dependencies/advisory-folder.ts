/** Where the advisories lie, and how old they are in words. */
import path from 'node:path';
import { defaultDataDirectory } from '../../connection/index.ts';
import type { AdvisoryAge } from '../../workspace/dependencies/advisories/advisory-source.ts';
import type { CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';

export function advisoryFolder({ data }: { readonly data?: string }, io: CliIo): string {
  const folder = data === undefined ? defaultDataDirectory({ ...io.env }) : path.resolve(io.cwd, data);
  return path.join(folder, 'advisories');
}

const dayMs = 24 * 60 * 60 * 1000;
/** After a week, what was published since is worth a word. */
const oldDays = 7;

export function describeAge(age: AdvisoryAge, now: Date): string {
  if (age.kind === 'none') {
    return 'No advisories: vulnerabilities were not looked for. "vireo advisories import" brings them, --online asks osv.dev.';
  }
  if (age.kind === 'online') return `Advisories: asked of ${age.url} at ${age.askedAt}.`;
  const days = Math.floor((now.getTime() - Date.parse(age.newestAt)) / dayMs);
  const words = `Advisories: ${age.advisories} of ${age.ecosystems.join(', ')}, the newest of ${age.newestAt.slice(0, 10)} (${plural(days, 'day')} old), imported ${age.importedAt.slice(0, 10)}.`;
  return days > oldDays
    ? `${words} What was published since is not known here: "vireo advisories update".`
    : words;
}
