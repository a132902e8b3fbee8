import assert from 'node:assert/strict';
import type { ShownRecord } from '../../../pages/findings/listed-finding.ts';
import { decideIfUnchanged, tellConflict } from './decision-conflicts.ts';

const seen: ShownRecord = {
  id: 'r1',
  version: 2,
  state: 'open',
  reason: null,
  decidedAt: null,
  assignee: null,
};

/** A record on the other side, which refuses what was decided on an older one. */
function createRecord(record: ShownRecord) {
  const sent: string[] = [];
  return {
    sent,
    load: async () => record,
    send: async ({ 'If-Match': version }: { readonly 'If-Match': string }) => {
      sent.push(version);
      if (version === `"${record.version}"`) return;
      throw Object.assign(new Error('The record has changed since.'), {
        name: 'ApiRequestError',
        code: 'stale_version',
      });
    },
  };
}

describe('decideIfUnchanged', () => {
  it('sends the version that was on the screen', async () => {
    const record = createRecord(seen);

    assert.equal(await decideIfUnchanged(seen, record), undefined);
    assert.deepEqual(record.sent, ['"2"']);
  });

  it('overwrites nothing that somebody else has decided meanwhile, and tells it', async () => {
    const theirs = {
      ...seen,
      version: 3,
      state: 'dismissed',
      reason: 'Test data',
      decidedAt: 'now',
    } as const;
    const record = createRecord(theirs);

    const conflict = await decideIfUnchanged(seen, record);

    assert.deepEqual(record.sent, ['"2"']);
    assert.ok(conflict);
    const t = (text: string, ...more: unknown[]) => text.replace('{0}', String(more[0]));
    assert.equal(
      tellConflict(conflict, t),
      'Someone else already decided: dismissed, “Test data”. That decision was kept.',
    );
  });

  it('decides on a record that only moved meanwhile', async () => {
    const record = createRecord({ ...seen, version: 4 });

    assert.equal(await decideIfUnchanged(seen, record), undefined);
    assert.deepEqual(record.sent, ['"2"', '"4"']);
  });

  it('passes other refusals on', async () => {
    const send = async () => {
      throw new Error('no line');
    };
    await assert.rejects(decideIfUnchanged(seen, { send, load: async () => seen }), /no line/);
  });
});
