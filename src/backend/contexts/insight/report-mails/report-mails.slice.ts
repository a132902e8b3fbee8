/** Reports that leave by mail, by a rule that their person sets. */
import { defineSlice } from '../../../platform/slice.ts';
import { reportMailEvents } from './report-mails.events.ts';
import { reportMailNotices } from './report-mails.notices.ts';
import type { ReportMailPorts } from './report-mails.ports.ts';
import { reportMailsRoutes } from './report-mails.routes.ts';
import { reportMailScope } from './report-mails.scope.ts';
import { createReportMailsService } from './report-mails.service.ts';
import type {} from './report-mails.tables.ts';
import { reportMailKind, reportSchedules } from './run-report-mail.ts';

export const reportMailsSlice = defineSlice({
  name: 'insight/report-mails',
  tables: ['report_mails', 'report_mail_runs'],
  files: ['report_mail_runs.csv_sha256'],
  reads: [],
  people: ['report_mails.user_id'],
  permissions: {
    'report-mail:read': { user: 'own', billing_admin: 'own', approver: 'own' },
    'report-mail:write': { user: 'own', billing_admin: 'own', approver: 'own' },
  },
  scope: reportMailScope,
  events: reportMailEvents,
  mount(ports: ReportMailPorts) {
    ports.mail.declare(reportMailKind(ports));
    return {
      routes: reportMailsRoutes(createReportMailsService(ports)),
      schedules: [reportSchedules(ports)],
      notices: reportMailNotices,
    };
  },
});
