import assert from 'node:assert/strict';
import { compare as comparePython, satisfies as satisfiesPython } from '@renovatebot/pep440';
import fc from 'fast-check';
import { parse as parseJsonc } from 'jsonc-parser';
import { describe, it } from 'mocha';
import semver from 'semver';
import { findPaths } from '../graph.ts';
import { readGraph } from '../testing.test.ts';
import { suggestUpgrade } from './suggest-upgrade.ts';

const part = fc.nat(30);
const version = fc.tuple(part, part, part).map((parts) => parts.join('.'));
/** Before and after; the latter is the higher one. */
const raise = fc
  .tuple(version, version)
  .filter(([one, other]) => one !== other)
  .map((pair) => pair.toSorted(semver.compare))
  .map(([from = '', to = '']) => ({ from, to }));
const names = fc.uniqueArray(
  fc.constantFrom('left', 'right', 'left-pad', 'pad', 'a-left', 'left.js', 'under', 'upper', 'most'),
  { minLength: 1, maxLength: 6 },
);

async function edit(
  file: string,
  text: string,
  { name, to }: { readonly name: string; readonly to: string },
) {
  const graph = await readGraph({ [file]: text }, file);
  const node = [...graph.nodes.values()].find((each) => each.name === name);
  assert.ok(node, text);
  const request = { graph, node, paths: findPaths(graph, node.id), to };
  const { changes } = await suggestUpgrade(request, { read: async () => text, known: [file] });
  const after = changes
    .flatMap(({ edits }) => edits)
    .toSorted((a, b) => b.startOffset - a.startOffset)
    .reduce(
      (so, { startOffset, endOffset, newText }) => so.slice(0, startOffset) + newText + so.slice(endOffset),
      text,
    );
  return { after, changes };
}

/** All but the version stands as it did. */
function requireOnly(
  before: string,
  after: string,
  { from, to }: { readonly from: string; readonly to: string },
) {
  const lines = before.split('\n');
  const changed = after.split('\n').flatMap((line, index) => (line === lines[index] ? [] : index));
  assert.equal(after.split('\n').length, lines.length);
  assert.equal(changed.length, 1, after);
  const [index = 0] = changed;
  assert.equal(after.split('\n')[index]?.replace(to, from), lines[index]);
}

describe('an edit of a random manifest changes the version of the package alone, to one that is fixed', () => {
  it('in package.json, with its indentation, whatever operator stands there', async () => {
    const operator = fc.constantFrom('', '^', '~', '>=', '=');
    const indent = fc.constantFrom('  ', '    ', '\t');
    await fc.assert(
      fc.asyncProperty(names, raise, operator, indent, async (all, { from, to }, sign, space) => {
        const [name = ''] = all;
        const entries = all.map((each) => `${space}${space}"${each}": "${sign}${from}"`).join(',\n');
        const text = `{\n${space}"version": "${from}",\n${space}"dependencies": {\n${entries}\n${space}}\n}\n`;
        const { after } = await edit('package.json', text, { name, to });

        requireOnly(text, after, { from, to });
        const { dependencies } = parseJsonc(after);
        assert.equal(dependencies[name], `${sign}${to}`);
        assert.ok(semver.gte(semver.minVersion(dependencies[name]) ?? '0.0.0', to));
      }),
    );
  });

  it('in requirements, with comments, markers and extras', async () => {
    const operator = fc.constantFrom('==', '>=', '~=', ' == ', ' >= ');
    const tail = fc.constantFrom('', '  # why', ' ; python_version > "3"', '; sys_platform == "linux"  # x');
    await fc.assert(
      fc.asyncProperty(names, raise, operator, tail, async (all, { from, to }, sign, end) => {
        const [name = ''] = all.map((each) => each.replaceAll('.', '-'));
        const lines = all.map((each) => `${each.replaceAll('.', '-')}${sign}${from}${end}`);
        const text = `# ${from} of all\n${lines.join('\n')}\n`;
        const { after } = await edit('requirements.txt', text, { name, to });

        requireOnly(text, after, { from, to });
        const line = after.split('\n').find((each) => each.startsWith(`${name}${sign}`)) ?? '';
        const range = line
          .slice(name.length)
          .replace(/[;#].*/, '')
          .trim();
        assert.ok(satisfiesPython(to, range), line);
        assert.ok(comparePython(from, to) >= 0 || !satisfiesPython(from, range), line);
      }),
    );
  });

  it('in pyproject.toml, within the quotes of its list', async () => {
    const quote = fc.constantFrom("'", '"');
    await fc.assert(
      fc.asyncProperty(names, raise, quote, async (all, { from, to }, mark) => {
        const [name = ''] = all.map((each) => each.replaceAll('.', '-'));
        const lines = all.map((each) => `    ${mark}${each.replaceAll('.', '-')}>=${from}${mark}, # keep`);
        const text = `[project]\nname = "shop"\nversion = "${from}"\ndependencies = [\n${lines.join('\n')}\n]\n`;
        const { after } = await edit('pyproject.toml', text, { name, to });

        requireOnly(text, after, { from, to });
        assert.ok(after.includes(`${mark}${name}>=${to}${mark}, # keep`), after);
      }),
    );
  });
});
