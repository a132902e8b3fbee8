/**
 * The entry that the editor loads: it composes, and does nothing else. activate() registers and returns; the
 * connection to the records, the HTTP client and the language client are bundles of their own, loaded after that.
 * Holds no state that matters: records are the backend's, flaws the language server's.
 */

import type * as vscode from 'vscode';
import { describeError, reportBackgroundTo } from '../contract/background/in-background.ts';
import { registerAgents } from './features/agents/register-agents.ts';
import { registerApprovals } from './features/approvals/register-approvals.ts';
import { registerAssistants } from './features/assistants/register-assistants.ts';
import { registerBackendState } from './features/backend/register-backend-state.ts';
import { registerCoach } from './features/coach/register-coach.ts';
import { registerDashboard } from './features/dashboard/register-dashboard.ts';
import { registerDetails } from './features/details/register-details.ts';
import { registerDocuments } from './features/documents/register-documents.ts';
import { registerFindings } from './features/findings/register-findings.ts';
import { registerForgottenTime } from './features/forgotten-time/register-forgotten-time.ts';
import { registerGoals } from './features/goals/register-goals.ts';
import { registerHealth } from './features/health/register-health.ts';
import { registerInvoices } from './features/invoices/register-invoices.ts';
import { registerModels } from './features/models/register-models.ts';
import { registerPages } from './features/pages/register-pages.ts';
import { registerProjects } from './features/projects/register-projects.ts';
import { registerProposals } from './features/proposals/register-proposals.ts';
import { registerRates } from './features/rates/register-rates.ts';
import { registerRecordLinks } from './features/records/register-record-links.ts';
import { registerReports } from './features/reports/register-reports.ts';
import { registerStack } from './features/stack/register-stack.ts';
import { registerTimeImport } from './features/time-import/register-time-import.ts';
import { registerTimer } from './features/timer/register-timer.ts';
import { registerTimesheets } from './features/timesheets/register-timesheets.ts';
import { registerWeek } from './features/week/register-week.ts';
import { registerWelcome } from './features/welcome/register-welcome.ts';
import { createBackend } from './platform/create-backend.ts';
import { DisposableStore } from './platform/disposables.ts';
import { Emitter } from './platform/emitter.ts';
import { t } from './platform/l10n.ts';
import { createLog } from './platform/log.ts';
import { MentionSources } from './platform/mentions/mention-sources.ts';
import { RecordOpeners } from './platform/record-openers.ts';
import { Records } from './platform/records.ts';
import type { Services } from './platform/services.ts';
import { systemClock } from './platform/ticker.ts';

const features = [
  registerBackendState,
  registerTimer,
  registerProjects,
  registerDetails,
  registerDocuments,
  registerTimesheets,
  registerApprovals,
  registerTimeImport,
  registerForgottenTime,
  registerInvoices,
  registerAgents,
  registerFindings,
  registerHealth,
  registerDashboard,
  registerRates,
  registerReports,
  registerWeek,
  registerStack,
  registerCoach,
  registerGoals,
  registerModels,
  registerAssistants,
  registerProposals,
  registerPages,
  registerRecordLinks,
  registerWelcome,
] as const;

/** What tests and the benchmark read. */
export interface ExtensionApi {
  readonly activationMs: number;
  readonly phase: () => 'starting' | 'ready' | 'failed';
  readonly requestCount: () => number;
  /** Closes everything as the editor does at its end, and tells how much is left open. */
  readonly shutDown: () => number;
}

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const startedAt = performance.now();
  const log = createLog(context);
  reportBackgroundTo((what, error) => log.error(`${what} failed: ${describeError(error)}`));
  const store = new DisposableStore((error) => log.error(String(error)));
  context.subscriptions.push(log, store);
  const backend = store.add(createBackend(context, log));
  const clock = systemClock;
  const records = store.add(new Records({ backend }));
  const openers = new RecordOpeners();
  const pageUse = new Emitter<void>();
  const mentions = new MentionSources();
  const services: Services = { context, log, backend, records, openers, mentions, clock, pageUse, t };
  for (const register of features) store.add(register(services));
  // After activate has returned: what follows reads files, loads bundles and may start a process.
  const connecting = clock.after(0, () => {
    backend.run().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  });
  store.add(connecting);
  const activationMs = performance.now() - startedAt;
  log.info(`activate took ${activationMs.toFixed(1)} ms`);
  return {
    activationMs,
    phase: () => backend.state.phase,
    requestCount: () => backend.requestCount,
    shutDown: () => {
      store.dispose();
      return store.size + backend.listenerCount + openers.size;
    },
  };
}
