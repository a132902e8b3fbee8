/** What timesheets must know of their neighbours. */
import type { Money } from '../../../../domain/money.ts';
import type { SelfApproval } from '../../../../domain/policy/self-approval.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { LoadTimeRules } from '../../account/model/time-rule-fields.ts';

export interface TimesheetPorts extends SlicePorts {
  /** The organization's setting: who may decide on their own time. */
  loadSelfApproval(reads: Reads): Promise<SelfApproval>;
  /** People who can sign in; a contact of a client is none of them. */
  countSignIns(reads: Reads): Promise<number>;
  readonly loadTimeRules: LoadTimeRules;
  /** The most that the person may approve at once; null for no limit. */
  loadApprovalLimit(reads: Reads, userId: string): Promise<Money | null>;
  /** What the billable time of a timesheet is worth, one amount a currency. */
  valueSheet(
    reads: Reads,
    sheet: { readonly id: string; readonly without: readonly string[] },
  ): Promise<readonly Money[]>;
  /** Throws while time is being imported: a part of it would be submitted or decided, which can still be taken back. */
  requireNoImport(reads: Reads): Promise<void>;
}
