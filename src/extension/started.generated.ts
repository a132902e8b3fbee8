// Generated from the features of the extension (npm run generate).
import { registerAccounts } from './features/accounts/register-accounts.ts';
import { registerAgents } from './features/agents/register-agents.ts';
import { registerAssistants } from './features/assistants/register-assistants.ts';
import { registerBackendState } from './features/backend/register-backend-state.ts';
import { registerCoach } from './features/coach/register-coach.ts';
import { registerDocuments } from './features/documents/register-documents.ts';
import { registerFindings } from './features/findings/register-findings.ts';
import { registerHealth } from './features/health/register-health.ts';
import { registerInvoices } from './features/invoices/register-invoices.ts';
import { registerMail } from './features/mail/register-mail.ts';
import { registerModels } from './features/models/register-models.ts';
import { registerNotifications } from './features/notifications/register-notifications.ts';
import { registerPages } from './features/pages/register-pages.ts';
import { registerProjects } from './features/projects/register-projects.ts';
import { registerProposals } from './features/proposals/register-proposals.ts';
import { registerTimeImport } from './features/time-import/register-time-import.ts';
import { registerTimer } from './features/timer/register-timer.ts';
import { registerTimesheets } from './features/timesheets/register-timesheets.ts';
import { registerWaitingTime } from './features/waiting-time/register-waiting-time.ts';
import { registerWelcome } from './features/welcome/register-welcome.ts';

/** A later one may use those before it, through their index.ts. */
export const started = [
  registerBackendState,
  registerPages,
  registerDocuments,
  registerProjects,
  registerTimesheets,
  registerTimer,
  registerTimeImport,
  registerAgents,
  registerHealth,
  registerFindings,
  registerMail,
  registerInvoices,
  registerModels,
  registerCoach,
  registerAssistants,
  registerProposals,
  registerWelcome,
  registerNotifications,
  registerWaitingTime,
  registerAccounts,
] as const;
