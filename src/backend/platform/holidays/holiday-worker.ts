/**
 * Worker thread that answers one question about holidays and ends: the rules and data of all countries are too much to
 * hold for what is asked a few times a year (ADR 0017).
 */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Holidays, { type Holiday } from 'date-holidays-parser';
import { assetPath } from '../../../workspace/assets.ts';
import type { AnywhereQuestion, DaysQuestion, HolidayAnswers, HolidayQuestion } from './holiday-messages.ts';
import type { Places } from './places.ts';

const dayMs = 86_400_000;

parentPort?.postMessage(answer(workerData));

function answer(question: HolidayQuestion): HolidayAnswers[HolidayQuestion['about']] {
  const data = JSON.parse(readFileSync(assetPath('holidays.json'), 'utf8'));
  if (question.about === 'places') return listPlaces(data);
  return question.about === 'days' ? findDays(data, question) : findAnywhere(data, question);
}

interface Part {
  readonly name?: string;
  /** By language. */
  readonly names?: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, Part>>;
  readonly regions?: Readonly<Record<string, Part>>;
}

function listPlaces({ holidays }: { readonly holidays: Readonly<Record<string, Part>> }): Places {
  const partsOf = ([region, { regions = {} }]: [string, Part]) => [region, Object.keys(regions)] as const;
  return Object.fromEntries(
    Object.entries(holidays).map(([country, { states = {} }]) => [
      country,
      Object.fromEntries(Object.entries(states).map(partsOf)),
    ]),
  );
}

function findDays(data: unknown, { places, years, language }: DaysQuestion): HolidayAnswers['days'] {
  const holidays = new Holidays(data, places.join('.'));
  const found = years.flatMap((year) => holidays.getHolidays(year, language));
  return Object.fromEntries(found.filter(({ type }) => type === 'public').flatMap(daysOf));
}

/** Where the place within is not known, a holiday of any part of it is one. */
function findAnywhere(
  data: Parameters<typeof listPlaces>[0],
  { country, region, years, language }: AnywhereQuestion,
): HolidayAnswers['anywhere'] {
  const { states = {} } = data.holidays[country] ?? {};
  const meant = region.trim().toLowerCase();
  const known = Object.entries(states).filter(([code, part]) =>
    [code, `${country}-${code}`, ...namesOf(part)].some((name) => name.toLowerCase() === meant),
  );
  const within = known.length === 0 ? Object.entries(states) : known;
  const places = [
    [country],
    ...within.flatMap(([code, { regions = {} }]) => [
      [country, code],
      ...Object.keys(regions).map((part) => [country, code, part]),
    ]),
  ];
  return Object.assign(
    {},
    ...places.map((parts) => findDays(data, { about: 'days', places: parts, years, language })),
  );
}

function namesOf({ name = '', names = {} }: Part): readonly string[] {
  const whole = [name, ...Object.values(names)].filter((each) => each !== '');
  // `Hansestadt Hamburg`, `Land Salzburg`
  return [...whole, ...whole.map((each) => each.replace(/^(?:Hansestadt|Land) /, ''))];
}

/** A feast of several days is a holiday on each. */
function daysOf({ date, start, end, name }: Holiday): [string, string][] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: days }, (_, day) => [
    new Date(first + day * dayMs).toISOString().slice(0, 10),
    name,
  ]);
}
