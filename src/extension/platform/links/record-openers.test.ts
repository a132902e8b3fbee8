import assert from 'node:assert/strict';
import { ApiRequestError } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandId, CommandTarget } from '../../../contract/commands.ts';
import type {} from '../../features/invoices/invoices.contributes.ts';
import type {} from '../../features/timesheets/timesheets.contributes.ts';
import { recordLinks } from '../../record-links.generated.ts';
import { RecordOpeners } from './record-openers.ts';

function refusal(code: string): ApiRequestError {
  return new ApiRequestError('Refused.', { code, status: 404, details: [], traceId: undefined }, undefined);
}

describe('RecordOpeners', () => {
  let ran: [CommandId, CommandTarget][];
  let shown: RecordLink[];
  let failure: Error | undefined;
  let openers: RecordOpeners;
  const invoice: RecordLink = { kind: 'invoice', ids: ['i1', 'i2'] };
  const entry: RecordLink = { kind: 'entry', ids: ['e1'] };

  beforeEach(() => {
    ran = [];
    shown = [];
    failure = undefined;
    openers = new RecordOpeners({
      links: recordLinks,
      read: async () => {
        if (failure !== undefined) throw failure;
        return {};
      },
      run: async (command, target) => ran.push([command, target]),
    });
  });
  const addTree = (hasRow: boolean) =>
    openers.add('vireo.timesheets', async (record) => {
      shown.push(record);
      return hasRow;
    });

  it('run the declared command on the first record', async () => {
    assert.equal(await openers.open(invoice), true);
    assert.deepEqual(ran, [['vireo.previewInvoice', { record: { kind: 'invoice', ids: ['i1'] } }]]);
  });

  it('show the row in the declared view, and run the command where it has none', async () => {
    const tree = addTree(true);
    assert.equal(await openers.open(entry), true);
    assert.deepEqual([shown, ran], [[entry], []]);

    tree.dispose();
    addTree(false);
    assert.equal(await openers.open(entry), true);
    assert.deepEqual(ran, [['vireo.editEntry', { record: entry }]]);
  });

  it('say that a record no longer exists, and hide no other failure', async () => {
    failure = refusal('not_found');
    assert.equal(await openers.open(invoice), false);
    failure = refusal('internal');
    await assert.rejects(openers.open(invoice), /Refused/);
    assert.deepEqual(ran, []);
  });

  it('open nothing that no view shows (any more)', async () => {
    addTree(true).dispose();

    assert.equal(await openers.open({ kind: 'timesheet', ids: ['t1'] }), false);
    assert.equal(openers.size, 0);
  });
});
