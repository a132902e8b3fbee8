/** All that a run of the Security agent has learnt. */
import type { ProjectLook } from '../../looking/project-look.ts';
import type { RunSummary } from '../compliance/summary.ts';

export interface SecurityFacts extends ProjectLook {
  /** What the last run of this agent on the project kept; undefined where there was none. */
  readonly before: RunSummary | undefined;
}
