// Generated from the commands that src/cli exports (npm run generate).
import type { Command } from 'commander';
import { createBackupCommand } from './backup/backup-command.ts';
import { createAccountCommand } from './commands/access/account.ts';
import { createApiCommand } from './commands/access/api.ts';
import { createKeyCommand } from './commands/access/key.ts';
import { createLoginCommand } from './commands/access/login.ts';
import { createLogoutCommand } from './commands/access/logout.ts';
import { createMemberCommand } from './commands/access/member.ts';
import { createOutboxCommand } from './commands/access/outbox.ts';
import { createRunnerCommand } from './commands/access/runner.ts';
import { createServerCommand } from './commands/access/server.ts';
import { createAgentCommand } from './commands/agent.ts';
import { createChatCommand } from './commands/chat.ts';
import { createClientCommand } from './commands/client.ts';
import { createAdvisoriesCommand } from './commands/code/advisories.ts';
import { createBaselineCommand } from './commands/code/baseline.ts';
import { createDependenciesCommand } from './commands/code/dependencies.ts';
import { createFindingsCommand } from './commands/code/findings.ts';
import { createHealthCommand } from './commands/code/health.ts';
import { createRulesCommand } from './commands/code/rules.ts';
import { createScanCommand } from './commands/code/scan.ts';
import { createStackCommand } from './commands/code/stack.ts';
import { createWhyCommand } from './commands/code/why.ts';
import { createCompletionCommand } from './commands/completion.ts';
import { createDocumentCommand } from './commands/document.ts';
import { createExportCommand } from './commands/export.ts';
import { createImportCommand } from './commands/import.ts';
import { createInvoiceCommand } from './commands/invoice.ts';
import { createLspCommand } from './commands/lsp.ts';
import { createUnreachableCommand } from './commands/mail-unreachable.ts';
import { createMailCommand } from './commands/mail.ts';
import { createMcpCommand } from './commands/mcp.ts';
import { createModelsCommand } from './commands/models.ts';
import { createCostCommand } from './commands/money/cost.ts';
import { createPaymentCommand } from './commands/money/payment.ts';
import { createRecurringCommand } from './commands/money/recurring.ts';
import { createReminderCommand } from './commands/money/reminder.ts';
import { createMoneyCommand } from './commands/money/report-money.ts';
import { createNotificationCommand } from './commands/notification.ts';
import { createPolicyCommand } from './commands/policy.ts';
import { createPracticeCommand } from './commands/practice.ts';
import { createProjectCommand } from './commands/project.ts';
import { createProposalCommand } from './commands/proposal.ts';
import { createRateCommand } from './commands/rate.ts';
import { createReportCommand } from './commands/report.ts';
import { createScheduleCommand } from './commands/schedule.ts';
import { createServeCommand } from './commands/serve.ts';
import { createStartEmptyCommand } from './commands/start-empty.ts';
import { createTimeCommand } from './commands/time.ts';
import { createTimesheetCommand } from './commands/timesheet.ts';
import type { CliIo } from './io.ts';

/** Every subcommand of `vireo`. */
export const commands: readonly ((io: CliIo) => Command)[] = [
  createServeCommand,
  createStartEmptyCommand,
  createBackupCommand,
  createScanCommand,
  createBaselineCommand,
  createRulesCommand,
  createDependenciesCommand,
  createWhyCommand,
  createStackCommand,
  createHealthCommand,
  createAdvisoriesCommand,
  createFindingsCommand,
  createLspCommand,
  createTimeCommand,
  createTimesheetCommand,
  createClientCommand,
  createProjectCommand,
  createPracticeCommand,
  createInvoiceCommand,
  createMoneyCommand,
  createPaymentCommand,
  createRateCommand,
  createCostCommand,
  createReportCommand,
  createImportCommand,
  createExportCommand,
  createAgentCommand,
  createDocumentCommand,
  createChatCommand,
  createMcpCommand,
  createModelsCommand,
  createPolicyCommand,
  createCompletionCommand,
  createMailCommand,
  createRecurringCommand,
  createReminderCommand,
  createScheduleCommand,
  createNotificationCommand,
  createUnreachableCommand,
  createApiCommand,
  createKeyCommand,
  createMemberCommand,
  createAccountCommand,
  createLoginCommand,
  createLogoutCommand,
  createOutboxCommand,
  createServerCommand,
  createProposalCommand,
  createRunnerCommand,
];
