import assert from 'node:assert/strict';
import { readReport } from './report-blocks.ts';

describe('readReport', () => {
  it('tells headings, items, quotes, text and code apart', () => {
    const report = '# Changed 1 file\n\n- src/a.ts\n\n> Good\n\n**Checked**\n\n```diff\n-a\n\n+# b\n```\nend';

    assert.deepEqual(
      readReport(report).map(({ kind, text }) => [kind, text]),
      [
        ['heading', 'Changed 1 file'],
        ['item', 'src/a.ts'],
        ['quote', 'Good'],
        ['text', 'Checked'],
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
