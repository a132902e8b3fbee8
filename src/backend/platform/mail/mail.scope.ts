import type { Scopes } from '../reach/table-scope.ts';

const ofMail = { read: 'mail:read', write: 'mail:write' } as const;

export const mailScope: Scopes = { mail_accounts: ofMail, mails: ofMail, unreachable_addresses: ofMail };
