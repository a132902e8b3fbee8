/** The work of a report on the days that it was done on: what crosses midnight is split by the zone of its entry. */
import { crossesMidnight, workedWithin } from '../../../../domain/figures/worked-time.ts';
import type { Reader } from '../../../schema.ts';
import {
  type EntryWork,
  listCrossing,
  type ReportScope,
  type Summing,
  sumWork,
  type Work,
  withNightsBefore,
} from './time-report.repository.ts';

export interface LoadedWork {
  /** Summed by the database. */
  readonly whole: readonly Work[];
  /** Of each entry that crosses midnight, its days within the period: one entry, however many they are. */
  readonly split: readonly (readonly Work[])[];
}

/** Sums come from the database; only what crossed midnight is read entry by entry. */
export async function loadWork(db: Reader, asked: ReportScope, summing: Summing): Promise<LoadedWork> {
  const whole = await sumWork(db, asked, summing);
  const crossing = await findCrossing(db, asked);
  const begunHere = crossing.filter(({ date }) => date >= asked.from);
  return {
    whole: [...whole, ...begunHere.map(takenBack)],
    split: crossing.map((entry) => partsWithin(entry, asked)).filter((parts) => parts.length > 0),
  };
}

async function findCrossing(db: Reader, asked: ReportScope): Promise<EntryWork[]> {
  const reach = await withNightsBefore(db, asked);
  const entries = await listCrossing(db, reach);
  return entries.filter(crossesMidnight);
}

/** What the database has counted on the first day, to be counted by its parts. */
function takenBack(entry: EntryWork): Work {
  return { ...entry, seconds: -entry.seconds, entries: -1 };
}

function partsWithin(entry: EntryWork, days: ReportScope): Work[] {
  return workedWithin(entry, days).map((part) => ({ ...entry, ...part }));
}
