/** Every migration in order. Forward only: a landed one is never edited, a mend is a new one. */
import type { Migration } from '../platform/db/migrate.ts';
import { foundation } from './0001-foundation.ts';
import { timesheetsInvoices } from './0002-timesheets-invoices.ts';
import { jobsFindingsCoach } from './0003-jobs-findings-coach.ts';

export const migrations: readonly Migration[] = [foundation, timesheetsInvoices, jobsFindingsCoach];
