import assert from 'node:assert/strict';
import type { ChangedFile, DocumentationFacts, MaintenanceFacts, TestFacts } from './model.ts';
import { scoreHealth } from './score-health.ts';
import { createFacts, scoreOfPart } from './testing.test.ts';

const reasonsOf = ({ parts }: ReturnType<typeof scoreHealth>): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'assessed' ? part.reasons.map(({ text }) => text) : []));

describe('health of tests', () => {
  const tests: TestFacts = {
    codeLines: 1200,
    testLines: 600,
    runner: { name: 'mocha', file: 'package.json' },
    pipeline: { name: 'GitHub Actions', file: '.github/workflows/ci.yml' },
    coverage: undefined,
    untested: [],
  };
  const judge = (given: Partial<TestFacts>) => scoreHealth(createFacts({ tests: { ...tests, ...given } }));

  it('is whole with half as much test code as code, a runner, and a pipeline', () => {
    assert.equal(scoreOfPart(judge({}), 'tests'), 1);
    assert.deepEqual(reasonsOf(judge({})), []);
  });

  it('is nothing without tests, whatever would run them, and tests come first among what raises it', () => {
    const health = judge({ testLines: 0, untested: [{ file: 'src/a.ts', lines: 90 }] });

    assert.equal(scoreOfPart(health, 'tests'), 0);
    assert.deepEqual(reasonsOf(health), [
      'There are no tests beside 1,200 lines of code. No test is named after 1 file of code.',
    ]);
    assert.deepEqual(
      health.gains.map(({ text, gain }) => [text, gain]),
      [['Write about 600 lines of tests.', 1]],
    );
  });

  it('believes a coverage report more than the proportion of lines', () => {
    const files = [
      { file: 'src/a.ts', coveredLines: 40, totalLines: 100 },
      { file: 'src/b.ts', coveredLines: 0, totalLines: 100 },
    ];
    const health = judge({ coverage: { report: 'coverage/lcov.info', files } });

    assert.equal(scoreOfPart(health, 'tests'), 0.6625);
    assert.deepEqual(reasonsOf(health), [
      'Not covered by tests: 160 of 200 lines (coverage/lcov.info); 80 % covered would be enough.',
    ]);
    assert.deepEqual(health.gains[0]?.places, [{ file: 'src/b.ts' }, { file: 'src/a.ts' }]);
    assert.equal(health.gains[0]?.gain, 0.3375);
  });

  it('says what does not run them', () => {
    const health = judge({ runner: undefined, pipeline: undefined });

    assert.equal(scoreOfPart(health, 'tests'), 0.6);
    assert.deepEqual(
      health.gains.map(({ reason, gain, effort }) => [reason, gain, effort]),
      [
        ['no-test-runner', 0.2, 'minutes'],
        ['no-tests-in-pipeline', 0.2, 'hours'],
      ],
    );
  });
});

describe('health of documentation', () => {
  const documentation: DocumentationFacts = {
    readme: { file: 'README.md', words: 200 },
    docsWords: 500,
    changelog: 'CHANGELOG.md',
    licence: 'LICENSE',
    exports: { total: 10, documented: 5, undocumented: [] },
  };
  const judge = (given: Partial<DocumentationFacts>) =>
    scoreHealth(createFacts({ documentation: { ...documentation, ...given } }));

  it('is whole with a README of substance, licence, changelog, documents and doc comments', () => {
    assert.equal(scoreOfPart(judge({}), 'documentation'), 1);
    assert.deepEqual(reasonsOf(judge({})), []);
  });

  it('takes a long README for documents', () => {
    const long = judge({ readme: { file: 'README.md', words: 700 }, docsWords: 0 });

    assert.equal(scoreOfPart(long, 'documentation'), 1);
  });

  it('leaves doc comments out where no exports are known', () => {
    assert.equal(scoreOfPart(judge({ exports: undefined, changelog: undefined }), 'documentation'), 0.8125);
    assert.equal(scoreOfPart(judge({ exports: undefined }), 'documentation'), 1);
  });

  it('says what is missing', () => {
    const undocumented = [
      { file: 'b.ts', line: 2, count: 1 },
      { file: 'a.ts', line: 7, count: 8 },
    ];
    const health = judge({
      readme: { file: 'README.md', words: 12 },
      docsWords: 20,
      licence: undefined,
      changelog: undefined,
      exports: { total: 10, documented: 1, undocumented },
    });

    assert.deepEqual(reasonsOf(health), [
      'The README has 12 words; what it is, how to install and how to use it take about 200.',
      'Nothing says under which licence this may be used.',
      'There is no changelog.',
      'Documents beside the README hold 20 words; 500 would be enough to say how it works.',
      'Without a doc comment: 9 of 10 exports; 50 % with one would be enough.',
    ]);
    assert.deepEqual(health.gains.find(({ reason }) => reason === 'undocumented-exports')?.places, [
      { file: 'a.ts', line: 7 },
      { file: 'b.ts', line: 2 },
    ]);
  });
});

describe('health of maintenance', () => {
  const hot: ChangedFile = { file: 'src/hot.ts', changes: 25, lines: 1400, indentation: 5000 };
  const calm: ChangedFile = { file: 'src/calm.ts', changes: 75, lines: 90, indentation: 120 };
  const maintenance: MaintenanceFacts = {
    files: [calm],
    commitsByAuthor: [20, 20],
    daysSinceLastCommit: 3,
  };
  const judge = (given: Partial<MaintenanceFacts>) =>
    scoreHealth(createFacts({ maintenance: { ...maintenance, ...given } }));

  it('is whole when work goes into easy code, by several people, of late', () => {
    assert.equal(scoreOfPart(judge({}), 'maintenance'), 1);
  });

  it('falls by the share of the work that goes into hard code, and names the file', () => {
    const health = judge({ files: [calm, hot] });

    assert.equal(scoreOfPart(health, 'maintenance'), 0.7);
    assert.deepEqual(reasonsOf(health), [
      'src/hot.ts is hard to change (1,400 lines, 5,000 levels of indentation) and was changed 25 times, 25 % of the work on code.',
    ]);
    assert.deepEqual(
      health.gains.map(({ gain, effort, places }) => ({ gain, effort, places })),
      [{ gain: 0.3, effort: 'days', places: [{ file: 'src/hot.ts', line: 1 }] }],
    );
  });

  it('costs nothing when hard code rests', () => {
    const health = judge({ files: [calm, { ...hot, changes: 0 }] });

    assert.equal(scoreOfPart(health, 'maintenance'), 1);
  });

  it('says when one person made the commits, and when there were none of late', () => {
    const health = judge({ commitsByAuthor: [38, 2], daysSinceLastCommit: 410 });

    assert.deepEqual(reasonsOf(health), [
      'One person made 95 % of the last 40 commits: without them, nobody knows the code.',
      'The last commit is 410 days old.',
    ]);
    assert.equal(scoreOfPart(health, 'maintenance'), 0.792);
  });
});
