import assert from 'node:assert/strict';
import type { ReviewedFile } from '../../../../contract/work/development-questions.ts';
import { inEnglish as t } from '../../../../pages/words.ts';
import { describeHunk, describeIsolation, exact, listReviewRows, verdictWord } from './review-rows.ts';

const hunk = (id: string, before: string[], after: string[]) => ({
  id,
  line: 12,
  before,
  after,
  contextBefore: [],
  contextAfter: [],
});

function file(path: string, change: Partial<ReviewedFile> = {}): ReviewedFile {
  return { path, isTestWeakened: false, parts: [], hunks: [hunk(path, ['debugger;\n'], [])], ...change };
}

describe('listReviewRows', () => {
  it('names each change by place and lines, below its file', () => {
    const review = { word: 'Checked', reasons: [], files: [file('src/a.ts')] };

    assert.deepEqual(listReviewRows(review, new Set(), t), [
      { label: 'src/a.ts' },
      { id: 'src/a.ts', label: 'src/a.ts:12', description: 'debugger; → removed' },
    ]);
  });

  it('puts weakened tests first, then what is always asked about, both marked', () => {
    const files = [
      file('src/a.ts'),
      file('ci.yml', {
        alwaysAsk: 'continuous integration',
        parts: [{ id: 'p', title: 'New file', before: [], after: [], omitted: 0 }],
      }),
      file('a.test.ts', { isTestWeakened: true }),
    ];
    const rows = listReviewRows({ word: 'Tests changed', reasons: [], files }, new Set(), t);

    assert.deepEqual(
      rows.map(({ label }) => label),
      [
        'a.test.ts · a test asks for less',
        '$(warning) a.test.ts:12',
        'ci.yml · continuous integration',
        '$(warning) ci.yml',
        '$(warning) ci.yml:12',
        'src/a.ts',
        'src/a.ts:12',
      ],
    );
  });

  it('says which change could not be shown', () => {
    const review = { word: 'Checked', reasons: [], files: [file('src/a.ts')] };

    assert.equal(
      listReviewRows(review, new Set(['src/a.ts']), t)[1]?.description,
      'changed elsewhere, not shown · debugger; → removed',
    );
  });
});

describe('describeHunk', () => {
  it('tells of both sides the first line that says something', () => {
    assert.equal(describeHunk(hunk('h', ['\n', '  a\n', 'b\n'], ['c\n']), t), 'a … → c');
    assert.equal(describeHunk(hunk('h', [], ['  c\n']), t), 'new: c');
    assert.equal(describeHunk(hunk('h', [], ['\n']), t), 'new: empty lines');
  });
});

describe('exact', () => {
  it('lets nothing be drawn in place of what is run, nor hide in it', () => {
    assert.equal(exact('echo $(whoami)'), 'echo \\$(whoami)');
    assert.equal(exact('rm a\u202Eb'), 'rm a\\u{202e}b');
  });
});

it('a verdict and the isolation are told in words', () => {
  assert.equal(verdictWord('Verified', t), 'Verified');
  assert.equal(verdictWord('Another', t), 'Another');
  assert.match(describeIsolation('', t), /^They run isolated/);
  assert.match(describeIsolation('bwrap is missing.', t), /^NOT isolated.*bwrap is missing\.$/);
});
