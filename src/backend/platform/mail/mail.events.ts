/** Events of mail: who changed an account, and what became of each mail. Never a text, a password or a token. */
import * as z from 'zod';
import { mailStates } from '../../../domain/mail/mail-states.ts';
import { defineEvents } from '../events/catalogue.ts';
import { accountRecordSchema } from './accounts/accounts.schema.ts';
import { unreachableAddressSchema } from './unreachable/unreachable.schema.ts';

const mailContentSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(mailStates),
  about: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
});

export const mailEvents = {
  ...defineEvents(['mail-account.created', 'mail-account.changed', 'mail-account.deleted'], {
    table: 'mail_accounts',
    content: accountRecordSchema,
  }),
  ...defineEvents(['mail.queued', 'mail.changed', 'mail.sent'], {
    table: 'mails',
    content: mailContentSchema,
  }),
  ...defineEvents(['unreachable-address.created', 'unreachable-address.deleted'], {
    table: 'unreachable_addresses',
    content: unreachableAddressSchema,
  }),
};

declare module '../events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof mailEvents, unknown> {}
}
