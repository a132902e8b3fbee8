import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadGrammars } from '../../grammars.ts';
import { write } from '../testing.test.ts';
import { checkEdits } from './apply-edits.ts';
import { createSyntaxCheck } from './syntax-check.ts';
import { change, file, setUpFolders } from './testing.test.ts';

describe('the syntax of edits', () => {
  const stage = setUpFolders();
  const { apply } = stage;

  it('refuses new errors with their place, and leaves old ones alone', async () => {
    const check = await createSyntaxCheck(await loadGrammars());
    const cases: readonly (readonly [string, string, string, string | undefined])[] = [
      ['a.ts', 'const a = 1;\n', 'const a = 1;\nfunction f( {\n', '1:'],
      ['a.ts', 'const a = ;\n', '// moved\nconst a = ;\n', undefined],
      ['a.py', 'def f():\n    return 1\n', 'def f(:\n    return 1\n', '0:'],
      ['a.py', 'def f():\n    return 1\n', 'def f():\n    return 2\n', undefined],
      ['a.tsx', '', 'export const A = () => <b>x</b>;\n', undefined],
      ['a.json', '{"a": 1}', '{"a": 1', '0:'],
      ['tsconfig.json', '', '{ // comment\n "a": 1, }', undefined],
      ['a.yml', 'a: 1\n', 'a: 1\nb: [1\n', '2:'],
      ['a.txt', '', '((((', undefined],
      ['a.js', 'a(1);\n', 'a(1;\n', '0:'],
    ];
    for (const [name, before, after, place] of cases) {
      const edit = change(before === '' ? 'added' : 'changed', name, {
        before: before === '' ? undefined : file(before),
        after: file(after),
      });
      const { offered, broken } = checkEdits([edit], check);
      assert.equal(offered.length, place === undefined ? 1 : 0, `${name}: ${after}`);
      const [first] = broken;
      assert.ok(
        place === undefined || `${first?.lineZeroBased}:` === place,
        `${name}: ${JSON.stringify(broken)}`,
      );
    }
  });

  it('refuses hunks that break the file only together with what the user typed', async () => {
    const check = await createSyntaxCheck(await loadGrammars());
    const base = `f(1);\n${'a();\n'.repeat(8)}}\n`;
    write(stage.folders.folder, { 'a.ts': base });
    const edit = change('changed', 'a.ts', { before: file(base), after: file(`{ ${base}`) });
    write(stage.folders.folder, { 'a.ts': base.replace(/\}\n$/, '') });

    const outcome = await apply([edit], { check });

    assert.deepEqual(outcome.status, 'broken');
    writeFileSync(path.join(stage.folders.folder, 'a.ts'), base);
    assert.equal((await apply([edit], { check })).status, 'applied');
  });
});
