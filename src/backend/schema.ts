/**
 * The tables of the whole backend, composed of what each slice declares.
 * Types only: a slice's SQL stays in its repository, its columns in its `.tables.ts`.
 */
import type { Kysely, Transaction } from 'kysely';
import type { OrganizationTables } from './contexts/account/organizations/organizations.tables.ts';
import type { UserTables } from './contexts/account/users/users.tables.ts';
import type { CoachTables } from './contexts/assist/coach/coach.tables.ts';
import type { RequestTables } from './contexts/assist/requests/requests.tables.ts';
import type { FindingTables } from './contexts/code/findings/findings.tables.ts';
import type { HealthTables } from './contexts/code/health/health.tables.ts';
import type { ScanTables } from './contexts/code/scans/scans.tables.ts';
import type { SavedReportTables } from './contexts/insight/reports/saved-reports.tables.ts';
import type { InvoiceTables } from './contexts/money/invoices/invoices.tables.ts';
import type { ClientTables } from './contexts/practice/clients/clients.tables.ts';
import type { ProjectTables } from './contexts/practice/projects/projects.tables.ts';
import type { TaskTables } from './contexts/practice/tasks/tasks.tables.ts';
import type { UndoRequestTables } from './contexts/time/entries/changes/undo-requests.tables.ts';
import type { TimeEntryTables } from './contexts/time/entries/time-entries.tables.ts';
import type { ProposalTables } from './contexts/time/proposals/proposals.tables.ts';
import type { TimerQuestionTables } from './contexts/time/questions/timer-questions.tables.ts';
import type { TimesheetTables } from './contexts/time/timesheets/timesheets.tables.ts';
import type { TimeImportTables } from './contexts/time/transfer/imports/imports.tables.ts';
import type { WorkingTimeTables } from './contexts/time/working-times/working-times.tables.ts';
import type { EventTables } from './platform/events/events.tables.ts';
import type { JobTables } from './platform/jobs/jobs.tables.ts';

export interface Schema
  extends OrganizationTables,
    UserTables,
    ClientTables,
    ProjectTables,
    TimeEntryTables,
    TimerQuestionTables,
    UndoRequestTables,
    TimesheetTables,
    InvoiceTables,
    EventTables,
    JobTables,
    RequestTables,
    FindingTables,
    ScanTables,
    HealthTables,
    SavedReportTables,
    TaskTables,
    TimeImportTables,
    WorkingTimeTables,
    ProposalTables,
    CoachTables {}

/** The database outside of a transaction: reads, and writes of one statement. */
export type Db = Kysely<Schema>;

/** A transaction. Inside one, every query goes through it: the outer database would wait for itself. */
export type Trx = Transaction<Schema>;

/** What a read takes: either. */
export type Reader = Db | Trx;
