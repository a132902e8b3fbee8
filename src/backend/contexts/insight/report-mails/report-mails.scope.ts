import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const reportMailScope: Scopes = {
  report_mails: { read: 'report-mail:read', write: 'report-mail:write', own: 'user_id', ownOnly: true },
  report_mail_runs: { partOf: 'report_mails', by: 'report_mail_id' },
};
