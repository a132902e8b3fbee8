/** Mail: accounts that it goes out by, the outbox, addresses that it does not reach. */
import { defineSlice } from '../slice.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { createAccountsService } from './accounts/accounts.service.ts';
import { mailEvents } from './mail.events.ts';
import { mailNotices } from './mail.notices.ts';
import { mailScope } from './mail.scope.ts';
import type {} from './mail.tables.ts';
import { mailTools } from './mail.tools.ts';
import type { OpenedMail } from './open-mail.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { createOutboxService } from './outbox/outbox.service.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { createSignInService } from './sign-in/sign-in.service.ts';
import { unreachableRoutes } from './unreachable/unreachable.routes.ts';
import { createUnreachableService } from './unreachable/unreachable.service.ts';

export const mailSlice = defineSlice({
  name: 'platform/mail',
  tables: ['mail_accounts', 'mails', 'unreachable_addresses'],
  reads: ['stored_files'],
  people: ['mails.sender_id'],
  permissions: {
    'mail:read': { billing_admin: 'all' },
    'mail:write': {},
  },
  scope: mailScope,
  events: mailEvents,
  files: ['mails.message_sha256'],
  mount: (mail: OpenedMail) => {
    const ports = { ...mail.ports, mail };
    const outbox = createOutboxService(ports);
    return {
      tools: mailTools(outbox),
      routes: [
        ...accountsRoutes(createAccountsService(ports)),
        ...signInRoutes(createSignInService(ports)),
        ...outboxRoutes(outbox, mail),
        ...unreachableRoutes(createUnreachableService(ports)),
      ],
      notices: mailNotices,
    };
  },
});
