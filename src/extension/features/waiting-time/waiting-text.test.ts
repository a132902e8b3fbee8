import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { describeEnter, describeItem, describeLine } from './waiting-text.ts';

const server = 'vireo.example';

describe('what is said of time that waits', () => {
  it('is that there is no connection, and how much waits', () => {
    const none = describeLine({ server, skew: null, connected: false, waiting: 0, refused: 0 }, t);
    const some = describeLine({ server, skew: null, connected: false, waiting: 2, refused: 0 }, t);
    const sending = describeLine({ server, skew: null, connected: true, waiting: 1, refused: 0 }, t);

    assert.deepEqual(
      [none.text, some.text, sending.text],
      ['$(debug-disconnect) Offline', '$(debug-disconnect) Offline: 2 waiting', '$(sync) Sending 1'],
    );
    assert.equal(
      some.tooltip,
      'There is no connection to vireo.example. The timer goes on. 2 entries of time wait on this machine.',
    );
  });

  it('is which of the two is to be updated, where they speak different versions', () => {
    const line = { server, connected: false, waiting: 2, refused: 0 };
    const newer = describeLine({ ...line, skew: 'server_newer' }, t);
    const older = describeLine({ ...line, waiting: 0, skew: 'server_older' }, t);

    assert.deepEqual([newer.text, newer.isWarning], ['$(warning) Versions differ', true]);
    assert.equal(
      newer.tooltip,
      'vireo.example runs a newer Vireo than this machine. Update Vireo here. The timer goes on. 2 entries of time wait on this machine.',
    );
    assert.match(older.tooltip, /Ask its administrator to update it\. The timer goes on\.$/);
  });

  it('is above all what was refused', () => {
    const refused = describeLine({ server, skew: null, connected: false, waiting: 2, refused: 1 }, t);

    assert.deepEqual([refused.text, refused.isWarning], ['$(warning) 1 entry refused', true]);
  });

  it('names each by its project, its day and its time', () => {
    const item = {
      id: 'i',
      at: '2026-11-18T09:00:00Z',
      kind: 'entry',
      entryId: 'e',
      projectId: 'p',
      startedAt: '2026-11-18T23:30:00Z',
      endedAt: '2026-11-18T23:45:00Z',
      note: 'Review',
      noteNow: null,
      refused: { code: 'project_archived', message: 'The project is archived.' },
    } as const;
    const ports = { t, zone: 'Europe/Berlin', locale: 'en', projectName: () => 'API' };

    assert.deepEqual(describeItem(item, ports), {
      label: '$(warning) API',
      description: 'Thursday, November 19 · 0:30–0:45 · Review',
      detail: 'Refused: The project is archived.',
    });
    const start = { ...item, kind: 'start', endedAt: null, refused: null } as const;
    assert.match(describeItem(start, ports).description, /started 0:30/);
    assert.deepEqual(
      [describeEnter([item], t), describeEnter([item, { ...item, noteNow: 'Theirs' }], t)],
      ['Enter sends all of it now', 'Enter sends all but the notes that were changed elsewhere'],
    );
    const bare = { ...item, projectId: null, startedAt: null, endedAt: null, refused: null };
    assert.deepEqual(
      (['stop', 'discard', 'note', 'undo'] as const).map(
        (kind) => describeItem({ ...bare, kind }, ports).label,
      ),
      ['$(clock) Timer', '$(clock) Discard Timer', '$(clock) Note', '$(clock) Undo Discard'],
    );
  });
});
