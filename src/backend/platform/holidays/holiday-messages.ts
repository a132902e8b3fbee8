/** What the backend asks of the thread that knows the holidays, and what it answers. */

export interface HolidayQuestion {
  /** ISO 3166 country, then a region of it and a part of that, as far as they are said. */
  readonly places: readonly string[];
  readonly years: readonly number[];
  /** Language of the names, where the data has it. */
  readonly language: string;
}

/** Day → name, of public holidays; a place that the data does not know has none. */
export type HolidayAnswer = Readonly<Record<string, string>>;
