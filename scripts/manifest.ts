/**
 * Writes what package.json says to the editor (commands, settings, menus, views, walkthrough) and the English words of
 * it (package.nls.json) from what the features contribute; with `--check` it ends with 1 when they differ.
 * Everything else in package.json is left as it is.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { runMain } from './main.ts';
import { buildManifest } from './manifest/contributions.ts';
import { readFeatures } from './manifest/features.ts';

const root = process.cwd();
const manifestFile = path.join(root, 'package.json');
const wordsFile = path.join(root, 'package.nls.json');

type Json = Record<string, unknown>;

async function readJson(file: string): Promise<Json> {
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Names of what is not as the features say. */
function findDrift(manifest: Json, words: Json, wanted: ReturnType<typeof buildManifest>): readonly string[] {
  const plain: Json = JSON.parse(JSON.stringify(wanted.fields));
  const fields = Object.entries(plain).filter(([name, value]) => !isDeepStrictEqual(manifest[name], value));
  const names = fields.map(([name]) => `package.json: ${name}`);
  return isDeepStrictEqual(words, wanted.words) ? names : [...names, 'package.nls.json'];
}

await runMain(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const wanted = buildManifest([...readFeatures(root).values()]);
  const manifest = await readJson(manifestFile);
  const drift = findDrift(manifest, await readJson(wordsFile), wanted);
  if (drift.length === 0) return 0;
  if (values.check) {
    console.log(`Not as the features say: ${drift.join(', ')}. Run npm run generate.`);
    return 1;
  }
  await writeFile(manifestFile, print({ ...manifest, ...wanted.fields }));
  await writeFile(wordsFile, print(wanted.words));
  console.log(`Written: ${drift.join(', ')}.`);
  return 0;
});
