/** The package has types, which its list of exports hides; these are the parts in use. */
declare module 'date-holidays-parser' {
  export interface Holiday {
    /** `2026-12-25 00:00:00` on the calendar of the place. */
    readonly date: string;
    readonly start: Date;
    readonly end: Date;
    readonly name: string;
    readonly type: string;
  }

  class Holidays {
    /** `place` is a country, a region of it and a part of that, parted by points. */
    constructor(data: unknown, place: string);
    getHolidays(year: number, language: string): readonly Holiday[];
  }

  // biome-ignore lint/style/noDefaultExport: it is the package that has one.
  export { Holidays as default };
}
