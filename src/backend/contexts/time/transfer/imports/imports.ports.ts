/** What imports need of their neighbours; each is answered by the slice that owns it. */

import type { Selectable } from 'kysely';
import type { Money } from '../../../../../domain/money.ts';
import type { RateBook } from '../../../../../domain/rates/rate.ts';
import type { JobQueue } from '../../../../platform/jobs/job-queue.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { IdsOf } from '../../../../platform/unused.ts';
import type { Db, Schema } from '../../../../schema.ts';
import type { RuleBook } from '../../../account/model/time-rule-fields.ts';
import type { SettleEmptiedSheets } from '../../model/emptied-sheets.ts';

export interface Practice {
  readonly zone: string;
  readonly currency: string;
}

/** A finished entry as its table has it. */
export type NewEntryRow = Selectable<Schema['time_entries']>;

export interface DecidedSheet {
  readonly organizationId: string;
  readonly userId: string;
  readonly weekStart: string;
  readonly state: 'approved' | 'invoiced';
}

export interface SheetMove {
  readonly entryId: string;
  readonly sheetId: string;
}

interface Made {
  readonly id: string;
}

/** Ids of records that an import made. */
export interface UnusedIds {
  readonly tasks?: IdsOf;
  readonly projects?: IdsOf;
  readonly clients?: IdsOf;
  readonly users?: IdsOf;
}

export interface TimeImportPorts extends SlicePorts {
  /** By which the thread of a large file asks. */
  readonly db: Db;
  readonly jobs: JobQueue;
  loadPractice(reads: Reads): Promise<Practice>;
  loadRuleBook(reads: Reads): Promise<RuleBook>;
  /** Whether somebody who decides on time may do so on their own. */
  mayDecideOwn(reads: Reads): Promise<boolean>;
  addUser(
    work: Work,
    organizationId: string,
    input: { id: string; name: string; email: string | null },
  ): Promise<void>;
  addClient(work: Work, organizationId: string, input: { name: string; currency: string }): Promise<Made>;
  addProject(
    work: Work,
    organizationId: string,
    input: { clientId: string; name: string; hourlyRate: Money },
  ): Promise<Made>;
  /** Of rates as they stand, those that the import has made among them. */
  loadRateBook(reads: Reads): Promise<RateBook>;
  addTask(work: Work, organizationId: string, input: { projectId: string; name: string }): Promise<Made>;
  /** Each owner deletes, in this order, what nothing points at and nobody changed. */
  deleteUnused(work: Pick<Work, 'reads' | 'writes'>, ids: UnusedIds): Promise<void>;
  insertEntries(writes: Writes, rows: readonly NewEntryRow[]): Promise<void>;
  /** A sheet that locks what was decided elsewhere. */
  addDecidedSheet(work: Work, sheet: DecidedSheet): Promise<Made>;
  /** Locks entries that are here in such sheets; each change is told of. */
  lockInDecidedSheets(work: Work, moves: readonly SheetMove[]): Promise<void>;
  /** After their sheets were taken away: what stood in another before goes back there, while that still locks. */
  returnToSheets(
    work: Work,
    moves: readonly (Omit<SheetMove, 'sheetId'> & { readonly sheetId: string | null })[],
  ): Promise<void>;
  /** Takes such sheets away again, and frees what they hold. */
  removeDecidedSheets(work: Work, ids: readonly string[]): Promise<void>;
  readonly settleEmptiedSheets: SettleEmptiedSheets;
}
