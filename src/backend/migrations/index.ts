// Generated from the migrations of this folder (npm run generate).
import type { Migration } from '../platform/db/migrate.ts';
import { foundation } from './0001-foundation.ts';
import { timesheetsInvoices } from './0002-timesheets-invoices.ts';
import { jobsFindingsCoach } from './0003-jobs-findings-coach.ts';
import { findingsOfManySources } from './0004-findings-of-many-sources.ts';
import { projectHealth } from './0005-project-health.ts';
import { requestReports } from './0006-request-reports.ts';
import { oneFindingOfSeveralSources } from './0007-one-finding-of-several-sources.ts';
import { anchorsOfFindings } from './0008-anchors-of-findings.ts';
import { timeImports } from './0009-time-imports.ts';
import { timerQuestions } from './0010-timer-questions.ts';
import { timeRules } from './0011-time-rules.ts';
import { timesheetVerdicts } from './0012-timesheet-verdicts.ts';
import { workingTime } from './0013-working-time.ts';
import { savedReports } from './0014-saved-reports.ts';
import { projectRules } from './0015-project-rules.ts';
import { activity } from './0016-activity.ts';
import { undoRequests } from './0017-undo-requests.ts';
import { importedStates } from './0018-imported-states.ts';
import { entryLengths } from './0019-entry-lengths.ts';
import { longEntries } from './0020-long-entries.ts';
import { eventContents } from './0021-platform-event-contents.ts';
import { timeOpenByPerson } from './0022-time-open-by-person.ts';
import { practiceClients } from './0023-practice-clients.ts';
import { practiceRates } from './0024-practice-rates.ts';
import { documentDetails } from './0025-money-document-details.ts';
import { moneyPayments } from './0026-money-payments.ts';
import { invoiceMaking } from './0027-money-invoice-making.ts';
import { platformFiles } from './0028-platform-files.ts';
import { numberSeries } from './0029-money-number-series.ts';
import { invoiceLook } from './0030-money-invoice-look.ts';
import { costRates } from './0031-money-cost-rates.ts';
import { keptAnswers } from './0032-assist-kept-answers.ts';
import { modelProviders } from './0033-assist-model-providers.ts';
import { assistActs } from './0034-assist-acts.ts';
import { spending } from './0035-assist-spending.ts';
import { goals } from './0036-assist-goals.ts';
import { timeSums } from './0037-time-sums.ts';
import { assistGraphs } from './0038-assist-graphs.ts';
import { agentRequests } from './0039-assist-agent-requests.ts';
import { agentAutonomy } from './0040-assist-agent-autonomy.ts';
import { allowedCrews } from './0041-assist-allowed-crews.ts';
import { documents } from './0042-practice-documents.ts';
import { documentSources } from './0043-practice-document-sources.ts';
import { skippedNumbers } from './0044-money-skipped-numbers.ts';
import { chosenCountries } from './0045-practice-chosen-countries.ts';
import { unfinishedImports } from './0046-time-unfinished-imports.ts';
import { unusedSeries } from './0047-money-unused-series.ts';
import { projectMembers } from './0048-practice-project-members.ts';
import { platformSchedules } from './0049-platform-schedules.ts';
import { platformMail } from './0050-platform-mail.ts';
import { reminders } from './0051-money-reminders.ts';
import { recurring } from './0052-money-recurring.ts';
import { notifications } from './0053-desk-notifications.ts';
import { reportMails } from './0054-insight-report-mails.ts';
import { notificationPreferences } from './0055-desk-preferences.ts';
import { notificationChannels } from './0056-desk-channels.ts';
import { reminderLeaving } from './0057-money-reminder-leaving.ts';
import { sealedSecrets } from './0058-platform-sealed-secrets.ts';
import { accountKeys } from './0059-account-keys.ts';
import { accountMemberships } from './0060-account-memberships.ts';
import { accountInvitations } from './0061-account-invitations.ts';
import { approvalLimits } from './0062-account-approval-limits.ts';
import { accountOperators } from './0063-account-operators.ts';
import { findingEvidence } from './0064-code-finding-evidence.ts';
import { confirmedFindings } from './0065-code-confirmed-findings.ts';
import { timeNotes } from './0066-time-notes.ts';
import { practiceTaskScope } from './0067-practice-task-scope.ts';
import { clientDebtors } from './0068-practice-debtors.ts';
import { jobDeaths } from './0069-platform-job-deaths.ts';
import { mailLeaving } from './0070-platform-mail-leaving.ts';
import { mailTested } from './0071-platform-mail-tested.ts';
import { userLanguage } from './0072-account-user-language.ts';
import { scansInTurn } from './0074-code-scans-in-turn.ts';
import { requestMachine } from './0075-agents-request-machine.ts';
import { scannedRevisions } from './0076-code-scanned-revisions.ts';
import { sentEffects } from './0077-agents-sent-effects.ts';

// biome-ignore format: one a line, as the list grows.
export const migrations: readonly Migration[] = [
  foundation,
  timesheetsInvoices,
  jobsFindingsCoach,
  findingsOfManySources,
  projectHealth,
  requestReports,
  oneFindingOfSeveralSources,
  anchorsOfFindings,
  timeImports,
  timerQuestions,
  timeRules,
  timesheetVerdicts,
  workingTime,
  savedReports,
  projectRules,
  activity,
  undoRequests,
  importedStates,
  entryLengths,
  longEntries,
  eventContents,
  timeOpenByPerson,
  practiceClients,
  practiceRates,
  documentDetails,
  moneyPayments,
  invoiceMaking,
  platformFiles,
  numberSeries,
  invoiceLook,
  costRates,
  keptAnswers,
  modelProviders,
  assistActs,
  spending,
  goals,
  timeSums,
  assistGraphs,
  agentRequests,
  agentAutonomy,
  allowedCrews,
  documents,
  documentSources,
  skippedNumbers,
  chosenCountries,
  unfinishedImports,
  unusedSeries,
  projectMembers,
  platformSchedules,
  platformMail,
  reminders,
  recurring,
  notifications,
  reportMails,
  notificationPreferences,
  notificationChannels,
  reminderLeaving,
  sealedSecrets,
  accountKeys,
  accountMemberships,
  accountInvitations,
  approvalLimits,
  accountOperators,
  findingEvidence,
  confirmedFindings,
  timeNotes,
  practiceTaskScope,
  clientDebtors,
  jobDeaths,
  mailLeaving,
  mailTested,
  userLanguage,
  scansInTurn,
  requestMachine,
  scannedRevisions,
  sentEffects,
];
