import { v7 as newId } from 'uuid';
import type { Sample } from '../../testing/reach/sample.ts';
import { storedContent } from '../../testing/reach/sample.ts';
import { sha256Of } from '../files/file-places.ts';

const account = {
  address: 'mara@example.org',
  host: 'mail.example',
  port: 587,
  security: 'starttls',
} as const;

export const samples: readonly Sample[] = [
  {
    resource: 'accounts',
    path: 'mail/accounts',
    table: 'mail_accounts',
    create: async (_test, { post }) => await post('/mail/accounts', account),
    bodies: {
      'PATCH /api/v1/mail/accounts/:id': { senderName: 'Renamed' },
      'PUT /api/v1/mail/accounts/:id/password': { password: 'open sesame' },
      'POST /api/v1/mail/accounts/:id/test': {},
      'POST /api/v1/mail/accounts/:id/set-up': { ...account, password: 'open sesame' },
      'POST /api/v1/mail/accounts/:id/sign-in': { flow: 'device' },
      'POST /api/v1/mail/accounts/:id/sign-in/complete': {},
    },
  },
  {
    resource: 'outbox',
    path: 'mail/outbox',
    table: 'mails',
    // Only slices queue mail: its row is put there as one that was refused.
    create: async ({ app, database, clock }, { organizationId, idOf, mark = '' }) => {
      const id = newId();
      const at = clock.now;
      const accountId = await idOf('accounts');
      const sha256 = sha256Of(storedContent);
      await app.mail.ports.files.keep(storedContent, async () => undefined);
      const recipients = { to: [{ name: '', address: 'a@example.net' }], cc: [] };
      await database.query
        .insertInto('mails')
        .values({
          id,
          organization_id: organizationId,
          account_id: accountId,
          kind: 'test.mail',
          state: 'refused',
          about_kind: null,
          about_id: null,
          sender_id: null,
          sender_key: null,
          from_address: account.address,
          recipients: JSON.stringify(recipients),
          recipient_count: 1,
          subject: `Subject ${mark}`,
          body: `Text ${mark}`,
          message_id: `<${id}@example.org>`,
          message_sha256: sha256,
          message_bytes: storedContent.length,
          attachments: '[]',
          attempts: 1,
          unknown_ends: 0,
          first_tried_at: at,
          tried_at: at,
          begun_at: null,
          released_at: null,
          next_at: null,
          sent_at: null,
          fault: 'message_refused',
          response: '550 No',
          rejected: '[]',
          drop_reason: null,
          drop_text: null,
          created_at: at,
          updated_at: at,
          version: 1,
        })
        .execute();
      return id;
    },
  },
  {
    resource: 'unreachable-addresses',
    path: 'mail/unreachable-addresses',
    table: 'unreachable_addresses',
    create: async (_test, { post, mark = 'mark' }) =>
      await post('/mail/unreachable-addresses', {
        address: `${mark.replaceAll(/\W/g, '').toLowerCase()}@example.net`,
        reason: `Reason ${mark}`,
      }),
  },
];
