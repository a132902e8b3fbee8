import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { toPlain } from './plain-output.ts';

const id = '01a223c2-2d38-73c8-ae46-fbe2342ac77a';

describe('what a tool answers, in plain', () => {
  it('has hours as text beside seconds, at every level', () => {
    const output = { total: { seconds: 5400, leftSeconds: -3600 }, items: [{ seconds: null }] };

    assert.deepEqual(toPlain(output, { withIds: false }), {
      total: { seconds: 5400, hours: '1:30', leftSeconds: -3600, leftHours: '-1:00' },
      items: [{ seconds: null }],
    });
  });

  it('has no ids and links, whatever they are called, unless they are asked for', () => {
    const row = { id, taskId: null, key: id, name: 'Orders', link: { kind: 'project', ids: [id] } };
    const output = { items: [row], documentIds: [id] };

    assert.deepEqual(toPlain(output, { withIds: false }), { items: [{ name: 'Orders' }] });
    assert.deepEqual(toPlain(output, { withIds: true }), output);
  });

  it('leaves texts that only name an id or read like one field', () => {
    const output = { note: `see ${id}`, key: '2026-11-16', paid: '1.00', invalid: true };

    assert.deepEqual(toPlain(output, { withIds: false }), output);
  });
});
