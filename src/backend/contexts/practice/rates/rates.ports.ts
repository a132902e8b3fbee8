/** What rates must know of their neighbours; each is answered by the slice that owns it. */
import type { Rate, RateKey } from '../../../../domain/rates/rate.ts';
import type { RateChange, RecordedEntry } from '../../../../domain/rates/rate-plan.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { LoadTimeRules } from '../../account/model/time-rule-fields.ts';
import type { MissingRates } from './rates.schema.ts';

/** Recorded time that a rate can reach. */
export interface RateReach extends RateKey {
  /** Local days; `before` is not of them. */
  readonly from: string;
  readonly before: string | undefined;
}

/** Its owner lists it, and alone writes it. */
export interface RatedTimePort {
  listRated(reads: Reads, reach: RateReach): Promise<readonly RecordedEntry[]>;
  rerate(work: Work, changes: readonly RateChange[]): Promise<void>;
  listWithoutRate(reads: Reads): Promise<readonly Omit<MissingRates['items'][number], 'validFrom'>[]>;
}

export interface RatePorts extends SlicePorts {
  findClient(reads: Reads, id: string): Promise<{ readonly currency: string } | undefined>;
  findProject(reads: Reads, id: string): Promise<{ readonly currency: string } | undefined>;
  findTask(reads: Reads, id: string): Promise<{ readonly project_id: string } | undefined>;
  findUser(reads: Reads, id: string): Promise<object | undefined>;
  /** The practice's zone. */
  loadPolicy(reads: Reads): Promise<{ readonly zone: string }>;
  readonly loadTimeRules: LoadTimeRules;
  readonly ratedTime: RatedTimePort;
}

/** A change of the rates of one organization. */
export interface RatesChange {
  readonly key: RateKey;
  /** Of all keys. */
  readonly before: readonly Rate[];
  readonly after: readonly Rate[];
}
