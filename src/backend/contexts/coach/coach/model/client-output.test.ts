import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClientToolName } from '../../../../../contract/coach/client-tools.ts';
import { keepAllowed } from './client-output.ts';

const isAllowed = (path: string): boolean => !/^(?:private\/|größe\.txt$|my secret\.txt$)/.test(path);
const keep = (tool: ClientToolName, output: string, input: object = {}): string =>
  keepAllowed({ tool, input, output }, isAllowed);

const section = (path: string, more = `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-old of ${path}\n+new\n`) =>
  `diff --git a/${path} b/${path}\nindex 1..2 100644\n${more}`;

describe('what a model sees of a result of the client', () => {
  it('lists and finds no file that a rule closes', () => {
    assert.equal(keep('list_files', 'a.ts\nprivate/b.ts\nc.ts'), 'a.ts\nc.ts');
    assert.equal(keep('search_files', 'a.ts:3: let x;\nprivate/b.ts:9: let key: 1: 2;'), 'a.ts:3: let x;');
    assert.equal(keep('search_files', 'Nothing found.'), 'Nothing found.');
    assert.equal(
      keep('read_problems', 'private/b.ts:9 error No\nof many lines\na.ts:1 error Yes\nof two lines'),
      'a.ts:1 error Yes\nof two lines',
    );
  });

  it('has of a difference only what is of open files, whatever git makes of the name', () => {
    const closed = [
      section('private/b.ts'),
      section('my secret.txt'),
      section('private/image.png', 'Binary files a/private/image.png and b/private/image.png differ\n'),
      'diff --git a/a.ts b/private/a.ts\nsimilarity index 90%\nrename from a.ts\nrename to private/a.ts\n',
      'diff --git "a/gr\\303\\266\\303\\237e.txt" "b/gr\\303\\266\\303\\237e.txt"\nnew file mode 100644\n--- /dev/null\n+++ "b/gr\\303\\266\\303\\237e.txt"\n@@ -0,0 +1 @@\n+old of\n',
      'diff --cc private/merged.ts\n@@@ -1 -1 +1 @@@\n+old of\n',
    ];
    for (const each of closed) {
      const kept = keep('read_git', `${section('a.ts')}${each}${section('b.ts')}`, { what: 'diff' });
      assert.equal(kept, `${section('a.ts')}[Left out by a rule.]\n${section('b.ts')}`, each);
    }
  });

  for (const [name, mark] of [
    ['U+2028', '\u2028'],
    ['U+2029', '\u2029'],
    ['a carriage return', '\r'],
    ['U+0085', '\u0085'],
  ] as const) {
    it(`begins no line after ${name}`, () => {
      const body = `--- a/private/b.ts\n+++ b/private/b.ts\n@@ -1,2 +1,3 @@\n a${mark}diff --git a/a.ts b/a.ts\n+old of\n`;
      const kept = keep('read_git', `${section('private/b.ts', body)}${section('b.ts')}`, { what: 'diff' });
      assert.equal(kept, `[Left out by a rule.]\n${section('b.ts')}`);
      for (const tool of ['search_files', 'read_problems'] as const)
        assert.equal(keep(tool, `a.ts:1: x\nprivate/b${mark}c.ts:9: old of`), 'a.ts:1: x');
      const moved = `similarity index 90%\nrename from private/b${mark}c.ts\nrename to d.ts\n`;
      assert.equal(
        keep('read_git', `diff --git a/x b/y\n${moved}`, { what: 'diff' }),
        '[Left out by a rule.]\n',
      );
    });
  }

  it('takes no line of a file for its name', () => {
    const tricky = section('a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n--- private/x\n+++ b/b.ts\n');
    assert.equal(keep('read_git', tricky, { what: 'diff' }), tricky);
    assert.equal(keep('read_git', 'a.ts\nprivate/b.ts', { what: 'status' }), 'a.ts');
    assert.equal(keep('read_git', '1234567890 private/b.ts', { what: 'log' }), '1234567890 private/b.ts');
  });
});
