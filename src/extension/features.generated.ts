// Generated from the features of the extension (npm run generate).
import { registerAccounts } from './features/accounts/register-accounts.ts';
import { registerAgents } from './features/agents/register-agents.ts';
import { registerApprovals } from './features/approvals/register-approvals.ts';
import { registerAssistants } from './features/assistants/register-assistants.ts';
import { registerBackendState } from './features/backend/register-backend-state.ts';
import { registerCoach } from './features/coach/register-coach.ts';
import { registerCodeHosts } from './features/code-hosts/register-code-hosts.ts';
import { registerDashboard } from './features/dashboard/register-dashboard.ts';
import { registerDetails } from './features/details/register-details.ts';
import { registerDocuments } from './features/documents/register-documents.ts';
import { registerFindings } from './features/findings/register-findings.ts';
import { registerForgottenTime } from './features/forgotten-time/register-forgotten-time.ts';
import { registerGoals } from './features/goals/register-goals.ts';
import { registerHealth } from './features/health/register-health.ts';
import { registerInvoices } from './features/invoices/register-invoices.ts';
import { registerLook } from './features/look/register-look.ts';
import { registerMail } from './features/mail/register-mail.ts';
import { registerMembers } from './features/members/register-members.ts';
import { registerModels } from './features/models/register-models.ts';
import { registerMoney } from './features/money/register-money.ts';
import { registerNotifications } from './features/notifications/register-notifications.ts';
import { registerPages } from './features/pages/register-pages.ts';
import { registerProjects } from './features/projects/register-projects.ts';
import { registerProposals } from './features/proposals/register-proposals.ts';
import { registerRates } from './features/rates/register-rates.ts';
import { registerRecordLinks } from './features/records/register-record-links.ts';
import { registerRecurring } from './features/recurring/register-recurring.ts';
import { registerReminders } from './features/reminders/register-reminders.ts';
import { registerReports } from './features/reports/register-reports.ts';
import { registerStack } from './features/stack/register-stack.ts';
import { registerTimeImport } from './features/time-import/register-time-import.ts';
import { registerTimer } from './features/timer/register-timer.ts';
import { registerTimesheets } from './features/timesheets/register-timesheets.ts';
import { registerWaitingTime } from './features/waiting-time/register-waiting-time.ts';
import { registerWeek } from './features/week/register-week.ts';
import { registerWelcome } from './features/welcome/register-welcome.ts';

/** A later one may use those before it, through their index.ts. */
export const features = [
  registerBackendState,
  registerPages,
  registerRecordLinks,
  registerDocuments,
  registerProjects,
  registerDetails,
  registerRates,
  registerTimesheets,
  registerTimer,
  registerApprovals,
  registerForgottenTime,
  registerTimeImport,
  registerWeek,
  registerDashboard,
  registerReports,
  registerAgents,
  registerHealth,
  registerFindings,
  registerStack,
  registerMoney,
  registerLook,
  registerMail,
  registerInvoices,
  registerCodeHosts,
  registerModels,
  registerCoach,
  registerGoals,
  registerAssistants,
  registerProposals,
  registerWelcome,
  registerNotifications,
  registerReminders,
  registerRecurring,
  registerMembers,
  registerWaitingTime,
  registerAccounts,
] as const;
