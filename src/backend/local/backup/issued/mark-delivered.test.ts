import assert from 'node:assert/strict';
import fs from 'node:fs';
import { v7 as newId } from 'uuid';
import { IssuingPractice } from '../../../testing/backup/issuing-practice.ts';

/** As they were when the backup was made, and what became of them since. */
const mails = {
  sent: ['queued', { state: 'sent', sent_at: 2_000, response: '250 OK', attempts: 1 }],
  unlocked: ['waiting_for_password', { state: 'sent', sent_at: 2_000, response: '250 OK', attempts: 1 }],
  taken: ['sending', { state: 'sent', sent_at: 2_000, response: '250 OK', attempts: 1 }],
  again: ['refused', { state: 'sent', sent_at: 2_000, response: '250 OK', attempts: 2 }],
  unknown: ['waiting_for_password', { state: 'may_have_been_sent', attempts: 1, unknown_ends: 1 }],
  begun: ['queued', { state: 'sending', begun_at: 2_000, attempts: 1 }],
  waits: ['waiting_for_password', { state: 'waiting_for_password' }],
  dropped: ['waiting_for_password', { state: 'dropped' }],
} as const;
type Name = keyof typeof mails;
const names = Object.keys(mails) as Name[];

describe('mail of a backup, and what was delivered since', () => {
  let practice: IssuingPractice;
  let ids: Readonly<Record<Name, string>>;
  let invoiceId: string;

  beforeEach(async () => {
    practice = await IssuingPractice.create();
    ids = Object.fromEntries(names.map((name) => [name, newId()])) as Record<Name, string>;
    ({ id: invoiceId } = await practice.issue());
    await practice.backups.write(async ({ query }) => {
      const { id } = await query.selectFrom('organizations').select('id').executeTakeFirstOrThrow();
      await query
        .insertInto('mails')
        .values(names.map((name) => rowOf(ids[name], id, { state: mails[name][0], invoiceId })))
        .execute();
    });
  });
  afterEach(() => practice.remove());

  const leave = async () =>
    await practice.backups.write(async ({ query }) => {
      for (const name of names)
        await query.updateTable('mails').set(mails[name][1]).where('id', '=', ids[name]).execute();
    });
  const states = async () =>
    await practice.open(async ({ ask }) => {
      const { items } = await ask<{ items: { id: string; state: string }[] }>('GET', '/mail/outbox');
      const byId = new Map(items.map(({ id, state }) => [id, state]));
      return Object.fromEntries(names.map((name) => [name, byId.get(ids[name])]));
    });

  it('is marked where the replaced database is whole, with what it is about', async () => {
    const first = await practice.backups.backUp();
    await leave();
    await practice.backups.restore(first);

    assert.deepEqual(await states(), {
      ...{ sent: 'sent', unlocked: 'sent', taken: 'sent', again: 'sent' },
      ...{
        unknown: 'may_have_been_sent',
        begun: 'may_have_been_sent',
        waits: 'waiting_for_password',
        dropped: 'waiting_for_password',
      },
    });
    const { sent } = await practice.open(
      async ({ ask }) => await ask<{ sent: { to: string } | null }>('GET', `/invoices/${invoiceId}`),
    );
    assert.equal(sent?.to, 'a@example.net');
    await practice.requireWhole();
  });

  it('stays as it was in the backup where the replaced database is damaged', async () => {
    const first = await practice.backups.backUp();
    await leave();
    fs.writeFileSync(practice.backups.file, 'minutes of the meeting\n'.repeat(500));
    await practice.backups.restore(first);

    const { unlocked, again } = await states();
    assert.deepEqual([unlocked, again], ['waiting_for_password', 'refused']);
  });
});

interface Row {
  readonly state: (typeof mails)[Name][0];
  readonly invoiceId: string;
}

function rowOf(id: string, organizationId: string, { state, invoiceId }: Row) {
  return {
    id,
    organization_id: organizationId,
    account_id: newId(),
    kind: 'money.invoice',
    state,
    about_kind: 'invoice',
    about_id: invoiceId,
    sender_id: null,
    sender_key: null,
    from_address: 'mara@example.org',
    recipients: JSON.stringify({ to: [{ name: '', address: 'a@example.net' }], cc: [] }),
    recipient_count: 1,
    subject: 'Invoice',
    body: 'Hello',
    message_id: `<${id}@example.org>`,
    message_sha256: '0'.repeat(64),
    message_bytes: 1,
    attachments: '[]',
    attempts: 0,
    unknown_ends: 0,
    first_tried_at: null,
    tried_at: null,
    begun_at: null,
    released_at: null,
    next_at: null,
    sent_at: null,
    fault: null,
    response: null,
    rejected: '[]',
    drop_reason: null,
    drop_text: null,
    created_at: 1_000,
    updated_at: 1_000,
    version: 1,
  };
}
