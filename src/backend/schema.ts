/**
 * The tables of the whole backend, composed of what each slice declares.
 * Types only: a slice's SQL stays in its repository, its columns in its `.tables.ts`.
 */
import type { Kysely, Transaction } from 'kysely';
import type { EventTables } from './platform/events/events.tables.ts';
import type { JobTables } from './platform/jobs/jobs.tables.ts';
import type { ClientTables } from './slices/clients/clients.tables.ts';
import type { CoachTables } from './slices/coach/coach.tables.ts';
import type { FindingTables } from './slices/findings/findings.tables.ts';
import type { HealthTables } from './slices/health/health.tables.ts';
import type { TimeImportTables } from './slices/imports/imports.tables.ts';
import type { InvoiceTables } from './slices/invoices/invoices.tables.ts';
import type { OrganizationTables } from './slices/organizations/organizations.tables.ts';
import type { ProjectTables } from './slices/projects/projects.tables.ts';
import type { ProposalTables } from './slices/proposals/proposals.tables.ts';
import type { SavedReportTables } from './slices/reports/saved-reports.tables.ts';
import type { RequestTables } from './slices/requests/requests.tables.ts';
import type { ScanTables } from './slices/scans/scans.tables.ts';
import type { TaskTables } from './slices/tasks/tasks.tables.ts';
import type { TimeEntryTables } from './slices/time-entries/time-entries.tables.ts';
import type { TimerQuestionTables } from './slices/time-entries/timer-questions.tables.ts';
import type { UndoRequestTables } from './slices/time-entries/undo-requests.tables.ts';
import type { TimesheetTables } from './slices/timesheets/timesheets.tables.ts';
import type { UserTables } from './slices/users/users.tables.ts';
import type { WorkingTimeTables } from './slices/working-times/working-times.tables.ts';

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
