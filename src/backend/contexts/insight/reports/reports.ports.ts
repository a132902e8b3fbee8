/** What reports must know of their neighbours; each is answered by the slice that owns it. */

import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface TargetsAsked {
  readonly userIds: readonly string[];
  /** Local dates, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Seconds to be worked by user and date; a date that is not named asks for nothing. */
export type WorkTargets = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface ReportPorts extends SlicePorts {
  loadPolicy(reads: Reads): Promise<{ readonly zone: string; readonly currency: string }>;
  readonly figures: Pick<FiguresPort, 'sumWork' | 'listWorkedIds' | 'findCounted'>;
  loadTargets(reads: Reads, asked: TargetsAsked): Promise<WorkTargets>;
}
