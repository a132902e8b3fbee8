import assert from 'node:assert/strict';
import { areaOf } from '../../contract/findings/finding-area.ts';
import { mergeFile } from './listed-finding.ts';
import { fileOf, liveFinding, mergePorts, wireFinding } from './testing.test.ts';

describe('mergeFile', () => {
  it('tells a flaw once that the editor underlines and an agent has brought', () => {
    const file = fileOf([liveFinding('a')], [wireFinding('r1', { fingerprint: 'a' })]);

    const merged = mergeFile(file, mergePorts);

    assert.equal(merged.length, 1);
    assert.deepEqual(
      merged.map(({ live, recordIds, sources, title }) => ({ live, recordIds, sources, title })),
      [{ live: true, recordIds: ['r1'], sources: ['Security agent'], title: 'SQL injection' }],
    );
  });

  it('tells a flaw once that two sources have brought, with both names', () => {
    const file = fileOf(
      [],
      [
        wireFinding('r1', { fingerprint: 'a' }),
        wireFinding('r2', {
          fingerprint: 'a',
          source: 'tool:codeql',
          sourceTitle: 'CodeQL',
          createdAt: '2026-11-01T09:00:00Z',
        }),
      ],
    );

    const [only, ...more] = mergeFile(file, mergePorts);

    assert.deepEqual(more, []);
    assert.deepEqual(only?.sources, ['CodeQL', 'Security agent']);
    assert.deepEqual(only?.recordIds, ['r1', 'r2']);
    assert.equal(only?.foundAt, '2026-11-01T09:00:00Z');
  });

  it('names all sources of one record', () => {
    const sources = [
      { source: 'security', title: 'Security agent' },
      { source: 'scan', title: 'Vireo scan' },
    ];

    const [only] = mergeFile(fileOf([liveFinding('a')], [wireFinding('a', { sources })]), mergePorts);

    assert.deepEqual(only?.sources, ['Security agent', 'Vireo scan']);
  });

  it('tells two flaws of one rule in one line as two, each with its own record', () => {
    const second = { startLine: 41, startColumn: 30, endLine: 41, endColumn: 44 };
    const live = [liveFinding('new a'), liveFinding('new b', { range: second })];
    const records = [
      wireFinding('r2', { fingerprint: 'old b', range: second }),
      wireFinding('r1', { fingerprint: 'old a' }),
    ];

    const merged = mergeFile(fileOf(live, records), mergePorts);

    assert.deepEqual(
      merged.map(({ fingerprint, recordIds }) => [fingerprint, recordIds]),
      [
        ['new a', ['r1']],
        ['new b', ['r2']],
      ],
    );
  });

  it('leaves a flaw the record that bears its name, whichever is listed first in its line', () => {
    const second = { startLine: 41, startColumn: 30, endLine: 41, endColumn: 44 };
    const live = [liveFinding('fresh'), liveFinding('known', { range: second })];
    const records = [
      wireFinding('r1', { fingerprint: 'known', range: second, state: 'dismissed', reason: 'x' }),
    ];

    const merged = mergeFile(fileOf(live, records), mergePorts);

    assert.deepEqual(
      merged.map(({ fingerprint, state, recordIds }) => [fingerprint, state, recordIds]),
      [
        ['fresh', 'open', []],
        ['known', 'dismissed', ['r1']],
      ],
    );
  });

  it('knows a record by the id that the server names, though its function has another name now', () => {
    const file = fileOf(
      [
        liveFinding('new', {
          recordId: 'r1',
          range: { startLine: 7, startColumn: 0, endLine: 7, endColumn: 4 },
        }),
      ],
      [wireFinding('r1', { fingerprint: 'old' })],
    );

    const merged = mergeFile(file, mergePorts);

    assert.equal(merged.length, 1);
    assert.equal(merged[0]?.range.startLine, 7);
  });

  it('has lost its code when all its records have, and nothing is underlined', () => {
    const records = [wireFinding('r1', { fingerprint: 'a' }), wireFinding('r2', { fingerprint: 'a' })];
    const isGone = (live: Parameters<typeof fileOf>[0], gone: readonly string[]) =>
      mergeFile(fileOf(live, records, { gone: new Set(gone) }), mergePorts).map((one) => one.isGone);

    assert.deepEqual(isGone([], ['r1', 'r2']), [true]);
    assert.deepEqual(isGone([], ['r1']), [false]);
    assert.deepEqual(isGone([liveFinding('a')], ['r1', 'r2']), [false]);
    assert.deepEqual(isGone([], []), [false]);
  });

  it('tells two flaws of one rule in two lines as two', () => {
    const far = { startLine: 80, startColumn: 0, endLine: 80, endColumn: 4 };

    const merged = mergeFile(fileOf([liveFinding('a')], [wireFinding('r1', { range: far })]), mergePorts);

    assert.equal(merged.length, 2);
  });

  it('goes by the last decision where sources differ', () => {
    const file = fileOf(
      [],
      [
        wireFinding('r1', { fingerprint: 'a' }),
        wireFinding('r2', {
          fingerprint: 'a',
          state: 'confirmed',
          decidedAt: '2026-11-02T09:00:00Z',
        }),
        wireFinding('r3', {
          fingerprint: 'a',
          state: 'dismissed',
          reason: 'constant',
          decidedAt: '2026-11-03T09:00:00Z',
        }),
      ],
    );

    const [only] = mergeFile(file, mergePorts);

    assert.deepEqual(
      { state: only?.state, reason: only?.reason },
      { state: 'dismissed', reason: 'constant' },
    );
  });

  it('takes a record for resolved when its squiggle went while the file was edited', () => {
    const record = wireFinding('r1');

    const [gone] = mergeFile(fileOf([], [record], { mended: new Set(['r1']) }), mergePorts);
    const [there] = mergeFile(fileOf([liveFinding('r1')], [record], { mended: new Set(['r1']) }), mergePorts);

    assert.deepEqual({ gone: gone?.state, there: there?.state }, { gone: 'resolved', there: 'open' });
  });

  it('takes what is underlined for open, though the last run had it for resolved', () => {
    const record = wireFinding('a', { state: 'resolved', resolvedAt: '2026-11-02T09:00:00Z' });

    const [only] = mergeFile(fileOf([liveFinding('a')], [record]), mergePorts);

    assert.deepEqual(
      { state: only?.state, resolvedAt: only?.resolvedAt },
      { state: 'open', resolvedAt: null },
    );
  });

  it('says what is new where there is a baseline, and nothing where there is none', () => {
    const file = fileOf([liveFinding('old'), liveFinding('fresh')], []);
    const isKnown = (_rule: string, fingerprint: string) => fingerprint === 'old';

    const withBaseline = mergeFile(file, { ...mergePorts, isKnown });
    const without = mergeFile(file, mergePorts);

    assert.deepEqual(
      withBaseline.map(({ isNew }) => isNew),
      [false, true],
    );
    assert.deepEqual(
      without.map(({ isNew }) => isNew),
      [undefined, undefined],
    );
  });

  it('goes by the baseline of this moment before what an earlier run has said of it', () => {
    const stale = wireFinding('old', { isNew: true });
    const moved = wireFinding('moved', { isNew: false });
    const isKnown = (_rule: string, fingerprint: string) => fingerprint === 'old';

    const merged = mergeFile(fileOf([], [stale, moved]), { ...mergePorts, isKnown });

    assert.deepEqual(
      merged.map(({ isNew }) => isNew),
      [false, false],
    );
  });

  it('belongs to the same category before and after it is on record', () => {
    const at = { ruleId: 'aws-access-key', cwe: [798] };
    const file = { path: 'deploy/main.tf', uri: 'file:///w/deploy/main.tf' };
    const areas = [[], [wireFinding('a', at)]].map((records) =>
      mergeFile(fileOf([liveFinding('a', at)], records, file), mergePorts).map(areaOf),
    );

    assert.deepEqual(areas, [['secrets'], ['secrets']]);
  });

  it('calls typed only what an edit has brought, and nothing that is on record', () => {
    const typedOf = (records: readonly ReturnType<typeof wireFinding>[], beforeEdit?: ReadonlySet<string>) =>
      mergeFile(fileOf([liveFinding('a'), liveFinding('b')], records, { beforeEdit }), mergePorts)
        .filter(({ isTyped }) => isTyped)
        .map(({ fingerprint }) => fingerprint);

    assert.deepEqual(typedOf([]), []);
    assert.deepEqual(typedOf([], new Set([liveFinding('a').key])), ['b']);
    assert.deepEqual(typedOf([wireFinding('a'), wireFinding('b')], new Set([liveFinding('a').key])), []);
  });
});
