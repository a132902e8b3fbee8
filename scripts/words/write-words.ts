/**
 * Writes the German of the editor, of its pages and of the manifest from src/words/de, in the forms that the editor reads; with
 * `--check` it ends with 1 where they differ, or where a text of the manifest has no German.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../main.ts';
import { readWords, type Words } from './read-words.ts';

const bundleFile = 'l10n/bundle.l10n.de.json';
const manifestFile = 'package.nls.de.json';

function print(words: Words): string {
  const sorted = Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** By the ids of the manifest. */
function germanManifest(root: string, missing: string[]): Words {
  const german = readWords(root, 'manifest');
  const english: Words = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  const pairs = Object.entries(english).map(([id, words]) => {
    const known = german[words];
    if (known === undefined) missing.push(`package.nls.json: ${id} has no German in src/words/de: ${words}`);
    return [id, known ?? words] as const;
  });
  return Object.fromEntries(pairs);
}

await runMain(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const root = process.cwd();
  const missing: string[] = [];
  const wanted = [
    [bundleFile, print(readWords(root, 'bundle'))],
    [manifestFile, print(germanManifest(root, missing))],
  ] as const;
  for (const line of missing) console.log(line);
  const drift = wanted.filter(([name, text]) => {
    const file = path.join(root, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  if (!values.check) for (const [name, text] of drift) writeFileSync(path.join(root, name), text);
  const names = drift.map(([name]) => name).join(', ');
  if (drift.length > 0)
    console.log(
      values.check ? `Not as src/words/de says: ${names}. Run npm run generate.` : `Written: ${names}.`,
    );
  return values.check && missing.length + drift.length > 0 ? 1 : 0;
});
