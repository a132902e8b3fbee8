/** What the backend asks of the thread that knows the holidays, and what it answers. */
import type { Places } from './places.ts';

export interface DaysQuestion {
  readonly about: 'days';
  /** ISO 3166 country, then a region of it and a part of that, as far as they are said. */
  readonly places: readonly string[];
  readonly years: readonly number[];
  /** Language of the names, where the data has it. */
  readonly language: string;
}

export type HolidayQuestion = DaysQuestion | { readonly about: 'places' };

export interface HolidayAnswers {
  /** Day → name, of public holidays; a place that the data does not know has none. */
  readonly days: Readonly<Record<string, string>>;
  readonly places: Places;
}
