/** What time entries must know of their neighbours; each is answered by the slice that owns it. */

import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { TimesheetState } from '../../../../domain/timesheet-states.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { LoadTimeRules } from '../../account/model/time-rule-fields.ts';
import type { SettleEmptiedSheets } from '../model/emptied-sheets.ts';

export interface BillableProject {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly archived_at: number | null;
}

export interface TimePolicy {
  readonly zone: string;
  /** The practice's own: what is unbilled in it comes first. */
  readonly currency: string;
}

export interface TimeEntryPorts extends SlicePorts {
  /** As it stays until the transaction ends. */
  findProject(reads: Reads, id: string): Promise<BillableProject | undefined>;
  findTask(reads: Reads, id: string): Promise<{ readonly project_id: string } | undefined>;
  /** Before the rules are asked: other writes of the person's time wait until the transaction ends. */
  holdPerson(reads: Reads, userId: string): Promise<void>;
  loadPolicy(reads: Reads): Promise<TimePolicy>;
  readonly loadTimeRules: LoadTimeRules;
  /** State of the sheet when it locks its entries (submitted, approved, invoiced); undefined when they are free. */
  findLock(reads: Reads, timesheetId: string): Promise<TimesheetState | undefined>;
  readonly settleEmptiedSheets: SettleEmptiedSheets;
  readonly figures: Pick<FiguresPort, 'sumUnbilled'>;
}
