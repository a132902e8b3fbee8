/** What chips are written with. */
import type { Saying } from '../say-filters.ts';

export interface ChipWriting extends Saying {
  /** The practice's own, of bounds that name none. */
  readonly currency?: string;
}
