/**
 * The rules as one file beside the bundles, for JSON.parse: against a literal of 1.6 MB it takes half the time and, in
 * each process and worker that reads them, 8 MB less; and they are in the package once, not in eight bundles. A process
 * that asks for none, as the backend, does not read them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { escapeLetters } from './escape-letters.ts';

/** Below dist/. */
export const rulesFile = 'scanner-rules.json';

const source = 'src/scanner/rules.generated.ts';

/** In the form of `ruleSet`. */
async function readRules(file: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, 'utf8');
  return JSON.parse(text.slice(text.indexOf('= {') + 2, text.lastIndexOf(';')));
}

export async function writeRulesFile(root: string, dist: string): Promise<void> {
  const rules = await readRules(path.join(root, source));
  await writeFile(path.join(dist, rulesFile), escapeLetters(JSON.stringify(rules)));
}

/** `keys`: a bundle that asks for some alone carries those in itself. */
export function rulesFromFile(keys?: readonly string[]): Plugin {
  return {
    name: 'rules-from-file',
    setup(build) {
      build.onLoad({ filter: /[\\/]rules\.generated\.ts$/ }, async ({ path: file }) => {
        const all = await readRules(file);
        const names = keys ?? Object.keys(all);
        const getters = names.map((key) => `get ${key}() { return read().${key}; }`).join(', ');
        const own = keys && JSON.stringify(Object.fromEntries(keys.map((key) => [key, all[key]])));
        const text = own === undefined ? readBeside : JSON.stringify(own);
        const contents = `let parsed; const read = () => parsed ??= JSON.parse(${text}); export const ruleSet = { ${getters} };`;
        return { contents, loader: 'js' };
      });
    },
  };
}

const readBeside = `require('node:fs').readFileSync(require('node:path').join(__dirname, '${rulesFile}'), 'utf8')`;
