/**
 * Writes THIRD-PARTY-NOTICES.md: the licence of every package that is inside the .vsix or the command line.
 * With `--check` it ends with 1 when the file differs. A licence that would bind Vireo's users is refused.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runMain, ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { type BundledPackage, listBundledPackages } from './bundled-packages.ts';

const fileName = 'THIRD-PARTY-NOTICES.md';

/** What may be shipped inside an MIT product without asking anything of its users. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  // A list of names (spdx-exceptions); what it asks for, that its source is named, this file does.
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'Bitstream-Vera',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Of alternatives (`A OR B`) one suffices; of `A AND B` each must do. */
export function isAllowed(license: string): boolean {
  const bare = license.replace(/[()]/g, '');
  return bare
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => permissive.includes(id.trim())));
}

export function renderNotices(packages: readonly BundledPackage[]): string {
  const refused = packages.filter(({ license }) => !isAllowed(license));
  if (refused.length > 0) {
    const list = refused.map(({ name, version, license }) => `${name} ${version} (${license})`).join(', ');
    throw new ScriptError(
      `May not ship: ${list}. Replace the package, or argue its licence in scripts/generate.`,
    );
  }
  const intro = `# Third-party notices\n\nVireo contains these packages, each under its own licence.\n`;
  return [intro, ...packages.map(renderPackage)].join('\n');
}

function renderPackage({ name, version, license, text }: BundledPackage): string {
  const body = text === '' ? 'The package carries no licence file of its own.' : `~~~text\n${text}\n~~~`;
  return `## ${name} ${version}\n\n${license}\n\n${body}\n`;
}

if (import.meta.main) {
  await runMain(async () => {
    const target = path.join(projectRoot, fileName);
    const wanted = renderNotices(await listBundledPackages(projectRoot));
    if (!process.argv.includes('--check')) return void (await writeFile(target, wanted));
    const present = await readFile(target, 'utf8').catch(() => '');
    if (present === wanted) return 0;
    throw new ScriptError(`${fileName} is not what the bundles contain: run "npm run generate".`);
  });
}
