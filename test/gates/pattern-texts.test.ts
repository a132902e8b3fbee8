import assert from 'node:assert/strict';
import { patternGate } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const file = 'src/domain/find-name.ts';
const of = (pattern: string): string => `const word = 'a';
export const find = (name: string, digits: number, names: readonly string[]): RegExp => new RegExp(${pattern});
`;

describe('text in patterns', () => {
  it('refuses text that is neither escaped nor a constant of the file', async () => {
    for (const pattern of [
      'name',
      "'^' + name",
      '`^${name}$`',
      "`${name.replaceAll('.', '')}`",
      "names.join('|')",
      "`^${names.map((one) => one.trim()).join('|')}`",
    ]) {
      using tree = createPlantedTree({ [file]: of(pattern) });
      assert.match(
        await patternGate.run(tree.root),
        /find-name\.ts:2: escape what is put into the pattern/,
        pattern,
      );
    }
  });

  it('takes what is escaped, constants and numbers', async () => {
    for (const pattern of [
      '`^${escapeStringRegexp(name)}$`',
      "`(?:${names.map(escapeStringRegexp).join('|')})`",
      '`^${word}{1,${digits}}$`',
      '`^0*${Number(name)}$`',
    ]) {
      using tree = createPlantedTree({ [file]: of(pattern) });
      assert.equal(await patternGate.run(tree.root), '', pattern);
    }
  });

  it('passes this tree', async () => {
    assert.equal(await patternGate.run(projectRoot), '');
  });
});
