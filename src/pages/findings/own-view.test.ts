import assert from 'node:assert/strict';
import { mergeFile } from './listed-finding.ts';
import { findingsOfView, type OwnView, toOwnViewFacts } from './own-view.ts';
import { fileOf, mergePorts, wireFinding } from './testing.test.ts';
import { toRecorded } from './to-recorded.ts';

const t = (text: string, ...values: readonly unknown[]) =>
  text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));

function viewOf(...findings: Partial<OwnView['findings'][number]>[]): OwnView {
  const base = { ...wireFinding('x'), isNew: null };
  return {
    projectId: 'p1',
    scanId: 's1',
    scannedAt: '2026-11-20T10:00:00Z',
    why: 'branch',
    branch: 'feature-x',
    commit: '1a2b3c4d'.repeat(5),
    knownCommit: null,
    findings: findings.map((finding) => ({ ...base, ...finding })),
  };
}

describe('what a scan of one’s own found', () => {
  const list = (view: OwnView, records: readonly ReturnType<typeof wireFinding>[]) => {
    const file = { ...fileOf([], []), recorded: findingsOfView(view, records, t) };
    return mergeFile(file, mergePorts);
  };

  it('is listed in place of the record, with nothing to decide on where it is on none', () => {
    const listed = list(viewOf({ fingerprint: 'new' }), [wireFinding('gone')]);

    assert.deepEqual(
      listed.map(({ fingerprint, state, sources, recordIds, records, onRecord, foundAt }) => [
        ...[fingerprint, state, sources, recordIds, records, onRecord, foundAt],
      ]),
      [['new', 'open', ['Your scan'], [], [], undefined, undefined]],
    );
  });

  it('keeps severity and decisions of what is on record, at the place that this scan saw', () => {
    const range = { startLine: 50, startColumn: 0, endLine: 50, endColumn: 4 };
    const record = wireFinding('a', { state: 'dismissed', reason: 'A test', severity: 'low' });

    const [only, ...more] = list(viewOf({ fingerprint: 'a', range, severity: 'critical' }), [record]);

    assert.deepEqual(more, []);
    assert.deepEqual(
      [only?.state, only?.reason, only?.severity, only?.range, only?.recordIds],
      ['dismissed', 'A test', 'low', range, ['a']],
    );
  });

  it('takes neither a record of another project nor a resolved one for the same', () => {
    const records = [
      wireFinding('a', { projectId: 'p2' }),
      wireFinding('b', { fingerprint: 'a', state: 'resolved' }),
    ];

    const [only] = list(viewOf({ fingerprint: 'a' }), records);

    assert.deepEqual([only?.recordIds, only?.state], [[], 'open']);
  });

  it('is on record nowhere, and the record is as it was', () => {
    const record = wireFinding('a');
    const [viewed] = findingsOfView(viewOf({ fingerprint: 'b' }), [record], t);

    assert.equal(viewed?.isViewed, true);
    assert.equal(toRecorded(record).isViewed, undefined);
  });

  it('says of which commit it is, and why others do not see it', () => {
    assert.deepEqual(toOwnViewFacts(viewOf(), t), {
      revision: 'feature-x at 1a2b3c4d',
      at: '2026-11-20T10:00:00Z',
      why: 'Only you see this scan of your branch feature-x: only the default branch goes on record.',
    });
    assert.equal(toOwnViewFacts({ ...viewOf(), branch: null, commit: null }, t).revision, 'no commit');
  });
});
