import assert from 'node:assert/strict';
import { readReport, readTable } from './report-blocks.ts';
import { readInline } from './report-inline.ts';

describe('readReport', () => {
  it('tells headings, items, quotes, text and code apart', () => {
    const report = '# Changed 1 file\n\n- src/a.ts\n\n> Good\n\n**Checked**\n\n```diff\n-a\n\n+# b\n```\nend';

    assert.deepEqual(
      readReport(report).map(({ kind, text }) => [kind, text]),
      [
        ['heading', 'Changed 1 file'],
        ['item', 'src/a.ts'],
        ['quote', 'Good'],
        ['text', '**Checked**'],
        ['code', '-a\n\n+# b'],
        ['text', 'end'],
      ],
    );
  });

  it('ends code only with the fence that began it, or with the report', () => {
    assert.deepEqual(readReport('````\n```\n# no\n````'), [{ kind: 'code', text: '```\n# no' }]);
    assert.deepEqual(readReport('```\ncut off'), [{ kind: 'code', text: 'cut off' }]);
  });
});

describe('a table of a report', () => {
  it('is its lines together, with figures at the end of their columns', () => {
    const [before, table, after] = readReport(
      'Text\n| A | B |\n|---|---:|\n| `a \\| b` | 1 |\n| c\\|d | 2 |\nEnd',
    );

    assert.deepEqual(
      { before: before?.kind, table: table?.kind, after: after?.kind },
      { before: 'text', table: 'table', after: 'text' },
    );
    assert.deepEqual(readTable(table?.text ?? ''), {
      head: ['A', 'B'],
      isNumber: [false, true],
      rows: [
        ['`a | b`', '1'],
        ['c|d', '2'],
      ],
    });
  });

  it('is none without its rule', () => {
    assert.equal(readTable('| A | B |\n| 1 | 2 |'), undefined);
  });
});

describe('a line of a report', () => {
  const shown = (line: string) =>
    readInline(line).map(({ kind, text, href }) => [kind, text, ...(href ? [href] : [])]);

  it('has no backslash of its marks, and code as it is', () => {
    assert.deepEqual(shown('13\\:39 UTC, \\-\\-trusted: `a \\: b` and ``c ` d``, 1 &lt; 2 &amp; 3'), [
      ['text', '13:39 UTC, --trusted: '],
      ['code', 'a \\: b'],
      ['text', ' and '],
      ['code', 'c ` d'],
      ['text', ', 1 < 2 & 3'],
    ]);
  });

  it('has what is stressed, and links into the web alone', () => {
    assert.deepEqual(
      shown('**New**\\: [CWE\\-79 <x>](https://cwe.mitre.org/79) [`a.ts`](a.ts) [no](javascript:x)'),
      [
        ['strong', 'New'],
        ['text', ': '],
        ['link', 'CWE-79 <x>', 'https://cwe.mitre.org/79'],
        ['text', ' '],
        ['code', 'a.ts'],
        ['text', ' no'],
      ],
    );
  });

  it('leads from a figure to what it stands on, and to nothing else', () => {
    const records = (line: string) => readInline(line).flatMap(({ record }) => record ?? []);
    assert.deepEqual(records('[9:00 hours](vireo:entries/a-1,b_2) of [it](vireo:project/p)'), [
      { kind: 'entries', ids: ['a-1', 'b_2'] },
      { kind: 'project', ids: ['p'] },
    ]);
    for (const href of ['vireo:other/a', 'vireo:project/', 'vireo:project/a?b', 'vireo:constructor/a'])
      assert.deepEqual(records(`[x](${href})`), []);
  });
});
