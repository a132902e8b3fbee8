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

/** Of a country and each of its regions, or of one of them and each of its parts. */
export interface AnywhereQuestion extends Omit<DaysQuestion, 'about' | 'places'> {
  readonly about: 'anywhere';
  readonly country: string;
  /** As people write it: a code or a name; one that the data does not know is none. */
  readonly region: string;
}

export type HolidayQuestion = DaysQuestion | AnywhereQuestion | { readonly about: 'places' };

export interface HolidayAnswers {
  /** Day → name, of public holidays; a place that the data does not know has none. */
  readonly days: Readonly<Record<string, string>>;
  readonly anywhere: Readonly<Record<string, string>>;
  readonly places: Places;
}
