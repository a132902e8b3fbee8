import assert from 'node:assert/strict';
import { describeConflict } from './conflict-words.ts';
import { inEnglish as t } from './words.ts';

const entry = {
  note: 'theirs',
  billable: true,
  tags: ['a', 'b'],
  projectId: '0199a7c0-0000-7000-8000-000000000001',
};

describe('the words of a conflict', () => {
  it('show both versions of every field that differs', () => {
    const sent = {
      note: 'mine',
      billable: false,
      tags: [],
      projectId: '0199a7c0-0000-7000-8000-000000000002',
    };

    assert.equal(
      describeConflict({ current: entry, sent }, t),
      'Project: another one now than with you. Note: “theirs” now, “mine” with you. ' +
        'billable: yes now, no with you. Tags: a, b now, – with you.',
    );
  });

  it('show instants on the wall clock of the reader', () => {
    const told = describeConflict(
      { current: { endedAt: '2026-11-17T10:00:00.000Z' }, sent: { endedAt: '2026-11-17T11:00:00.000Z' } },
      t,
    );

    assert.doesNotMatch(told ?? '', /Z/);
    assert.match(told ?? '', /^End: .*:00.* now, .*:00.* with you\.$/);
  });

  it('say nothing where nothing differs, or one of them is gone', () => {
    assert.equal(describeConflict({ current: null, sent: { note: 'mine' } }, t), undefined);
    assert.equal(describeConflict({ current: entry, sent: { note: 'theirs' } }, t), undefined);
    assert.equal(describeConflict({ current: entry, sent: null }, t), undefined);
  });
});
