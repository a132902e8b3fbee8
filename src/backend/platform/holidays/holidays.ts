/** Public holidays by place and year: asked of a thread once, then known. */
import { Worker } from 'node:worker_threads';
import { assetPath } from '../../../workspace/assets.ts';
import type { DaysQuestion, HolidayAnswers, HolidayQuestion } from './holiday-messages.ts';
import { type Places, suggestPlaces } from './places.ts';

export interface HolidaysAsked {
  /** `DE`, `DE-HH`, or `none`. */
  readonly region: string;
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly language: string;
}

export interface AnywhereAsked {
  /** ISO 3166. */
  readonly country: string;
  /** Empty: not known. */
  readonly region: string;
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
}

export interface Holidays {
  /** Day → name; a day that nobody has off is not among them. */
  find(asked: HolidaysAsked): Promise<ReadonlyMap<string, string>>;
  /**
   * Days that are a public holiday somewhere in the country; of one region where `region` is its code or its name. Throws
   * where it cannot be found out: nobody is to pay for a holiday that we did not know.
   */
  findAnywhere(asked: AnywhereAsked): Promise<ReadonlySet<string>>;
  /** Undefined for a region that has holidays, and for `none`; else regions that may be meant, possibly none. */
  suggest(region: string): Promise<readonly string[] | undefined>;
}

/** Years that are asked for together: who turns the pages of weeks waits for a thread only once in a while. */
const yearsAtOnce = 5;
/** Places and spans of years that are kept; one is a few kilobytes. */
const mostKept = 50;

type Days = HolidayAnswers['days'];

/** What cannot be found out hides no week: it is told to `warn`, and there are no holidays then. */
export function createHolidays(warn: (message: string) => void): Holidays {
  // process-local: holidays that were asked for, which never change; on several: nothing.
  const known = new Map<string, Promise<Days>>();
  let places: Promise<Places> | undefined;
  const keep = (key: string, asking: Promise<Days>) => {
    const [oldest] = known.keys();
    if (known.size >= mostKept && oldest !== undefined) known.delete(oldest);
    known.set(key, asking);
  };
  const ask = (question: DaysQuestion): Promise<Days> =>
    askThread<'days'>(question).catch((error: unknown) => {
      warn(`Holidays of ${question.places.join('-')} are not known: ${String(error)}`);
      return {};
    });
  const findKept = async (
    { key, from, to }: { readonly key: string; readonly from: string; readonly to: string },
    askYears: (years: readonly number[]) => Promise<Days>,
  ): Promise<ReadonlyMap<string, string>> => {
    const keyOf = (block: number) => `${key} ${block}`;
    const blocks = blocksBetween(from, to);
    const kept = blocks.flatMap((block) => known.get(keyOf(block)) ?? []);
    const missing = blocks.filter((block) => !known.has(keyOf(block)));
    if (missing.length > 0) {
      // One thread, however many years are asked for.
      const asking = askYears(missing.flatMap(yearsOf));
      for (const block of missing) keep(keyOf(block), asking);
      // What was not answered is asked again.
      asking.catch(() => {
        for (const block of missing) known.delete(keyOf(block));
      });
      kept.push(asking);
    }
    const answers = await Promise.all(new Set(kept));
    return new Map(answers.flatMap((answer) => Object.entries(answer)));
  };
  return {
    async find({ region, from, to, language }) {
      if (region === 'none') return new Map();
      const askYears = async (years: readonly number[]) =>
        await ask({ about: 'days', places: region.split('-'), years, language });
      return await findKept({ key: `${region} ${language}`, from, to }, askYears);
    },

    async findAnywhere({ country, region, from, to }) {
      const askYears = async (years: readonly number[]) =>
        await askThread<'anywhere'>({ about: 'anywhere', country, region, years, language: 'en' });
      const found = await findKept({ key: `${country} anywhere ${region}`, from, to }, askYears);
      return new Set(found.keys());
    },

    async suggest(region) {
      if (region === 'none') return undefined;
      places ??= askThread<'places'>({ about: 'places' });
      try {
        return suggestPlaces(await places, region);
      } catch (error) {
        // Asked anew by the next one; whether there is such a region nobody can say now.
        places = undefined;
        warn(`Where holidays are known is not known: ${String(error)}`);
        return undefined;
      }
    },
  };
}

function blocksBetween(from: string, to: string): readonly number[] {
  const [first = 0, last = 0] = [from, to].map((date) => Math.floor(Number(date.slice(0, 4)) / yearsAtOnce));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function yearsOf(block: number): readonly number[] {
  return Array.from({ length: yearsAtOnce }, (_, index) => block * yearsAtOnce + index);
}

function askThread<About extends HolidayQuestion['about']>(
  question: HolidayQuestion & { readonly about: About },
): Promise<HolidayAnswers[About]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(assetPath('holiday-worker.js'), {
      workerData: question,
      // What a thread takes the process keeps for the next one: a small heap leaves less behind.
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 },
    });
    worker.once('message', (answer: HolidayAnswers[About]) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}
