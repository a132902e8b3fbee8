import type { Query } from '../../insight/model/query/answers.ts';
import type { PracticeData } from './practice-data.ts';
import type { PracticeReadings } from './practice-readings.ts';

/** All that the built-in coach can look up. */
export type CoachData = PracticeData & PracticeReadings & Query;
