// Generated from the pages of this folder (npm run generate).
/** Every page. The entry of the extension takes their names alone (`PageName`). */
export { approvalsView as approvals } from './approvals/approvals.page.ts';
export { businessView as business } from './business/business.page.ts';
export { clientView as client } from './client/client.page.ts';
export { coachView as coach } from './coach/coach.page.ts';
export { dashboardView as dashboard } from './dashboard/dashboard.page.ts';
export { emailView as email } from './email/email.page.ts';
export { explainView as explain } from './explain/explain.page.ts';
export { goalsView as goals } from './goals/goals.page.ts';
export { invoiceView as invoice } from './invoice/invoice.page.ts';
export { letterView as letter } from './letter/letter.page.ts';
export { lookView as look } from './look/look.page.ts';
export { membersView as members } from './members/members.page.ts';
export { modelsView as models } from './models/models.page.ts';
export { moneyView as money } from './money/money.page.ts';
export { notificationsView as notifications } from './notifications/notifications.page.ts';
export { outboxView as outbox } from './outbox/outbox.page.ts';
export { ratesView as rates } from './rates/rates.page.ts';
export { recurringView as recurring } from './recurring/recurring.page.ts';
export { remindersView as reminders } from './reminders/reminders.page.ts';
export { reportsView as reports } from './reports/reports.page.ts';
export { runView as run } from './run/run.page.ts';
export { scannerView as scanner } from './scanner/scanner.page.ts';
export { stackView as stack } from './stack/stack.page.ts';
export { weekView as week } from './week/week.page.ts';
