/** Values for a schema: such as it asks for, those at its bounds and one beyond, and what no schema would take. */
import type { JsonSchema } from './operations.ts';

export interface Draw {
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Ids of records that are there, by the plural of what they are: `clients`. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** How often a value lies at a bound, or just beyond: 0 to 1. */
  readonly edge: number;
}

export function pick<Value>(random: () => number, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** Words that mean something to Intl, Temporal, SQL, XML or a path, and break where they are taken for good. */
const badTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  '\uFFFE\uFFFF',
  '\u202E\u0007',
  '😀'.repeat(50),
  'x'.repeat(100_000),
  'xx_YY',
  'de-DE-u-nu-zzzz',
  'zz-Zzzz-ZZ-1996-u-co',
  'C',
  'Mars/Base',
  '+25:00',
  'UTC+99',
  'XXX',
  'eur',
  'ZZ',
  '-1',
  '1e999',
  'NaN',
  '0x10',
  '99999999999999999999.99',
  '-0.00',
  '1/3',
  '../../etc/passwd',
  "'; drop table users; --",
  '%',
  '_%\\',
  '[(*',
  '${7*7}{{7*7}}',
  '<script>',
  ']]>&#0;',
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '0001-01-01',
  '2026-W99',
  '2026-13',
  '24:60',
  'P1Y-1D',
];
const badNumbers = [
  0,
  -0,
  -1,
  0.1,
  1e-9,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  9.3e18,
  1e21,
  1e300,
  -1e300,
];
const otherTypes = [null, true, false, 0, '', [], {}, [null], { a: { b: [] } }, [[[[[]]]]]];

export function drawBad(draw: Draw): unknown {
  const { random } = draw;
  const kind = random();
  if (kind < 0.45) return pick(random, badTexts);
  if (kind < 0.75) return pick(random, badNumbers);
  return pick(random, otherTypes);
}

const dates = ['2026-11-16', '2026-11-17', '2026-11-18'];
/** Of what ends or is due. */
const isLater = /end|last|due|until|^to$/i;
const laterDates = ['2026-11-18', '2026-12-02', '2026-12-31'];
const edgeDates = ['2024-02-29', '0001-01-01', '1970-01-01', '1900-01-01', '2999-12-31', '9999-12-31'];
const instants = [
  '2026-11-16T08:00:00Z',
  '2026-11-16T09:30:00Z',
  '2026-11-17T09:00:00Z',
  '2026-11-18T09:00:00Z',
];
const laterInstants = ['2026-11-17T10:00:00Z', '2026-11-18T09:30:00Z'];
const edgeInstants = [
  '2026-11-18T10:00:00.123Z',
  '2026-03-29T01:30:00Z',
  '0001-01-01T00:00:00Z',
  '2999-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
];

/** What fields of these names hold where the schema says no more than "a string". */
const wordsByName: readonly (readonly [name: RegExp, values: readonly string[]])[] = [
  [/currency/i, ['EUR', 'EUR', 'EUR', 'EUR', 'USD', 'JPY']],
  [/zone/i, ['Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Kiritimati']],
  [/locale|language/i, ['de', 'en', 'en-US', 'fr-CH']],
  [/country/i, ['DE', 'AT', 'US', 'CH']],
  [/price|rate|quantity|amount|percent/i, ['0', '1', '19', '100.00', '0.0001', '-1', '999999999999']],
  [/vatId/i, ['DE312449871', 'ATU12345678']],
  [/iban/i, ['DE89370400440532013000']],
  [/bic/i, ['COBADEFFXXX']],
  [/month/i, ['2026-11', '1900-01', '2999-12']],
  [/monday|week/i, ['2026-11-16', '2026-11-09', '0001-01-01', '9999-12-27']],
  [/^agent$/, ['security', 'development', 'documentation', 'planning']],
  [/unitCode/, ['HUR', 'DAY', 'C62']],
  [/githubUrl/, ['https://github.com/nordwind/api']],
  [/folder|root/i, ['/srv/nordwind/api', '/srv/nordwind/web']],
  [/url/i, ['https://example.com/a', 'http://127.0.0.1:1/']],
];
const usualWords = ['Nordwind', 'API rewrite', 'ä ß "quoted" <b>', 'src/app.ts', 'Review'];
const deepest = 6;

/** As the schema asks, mostly with bounds. */
export function drawValue(draw: Draw, schema: JsonSchema, name = '', depth = 0): unknown {
  const { random } = draw;
  const resolved =
    schema.$ref === undefined ? schema : (draw.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.$ref !== undefined) return drawValue(draw, resolved, name, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined && choices.length > 0)
    return drawValue(draw, pick(random, choices), name, depth + 1);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((each) => drawValue(draw, each, name, depth + 1)));
  switch (schema.type) {
    case 'object':
      return drawObject(draw, schema, depth);
    case 'array':
      return drawArray(draw, schema, { name, depth });
    case 'integer':
    case 'number':
      return drawNumber(draw, schema);
    case 'boolean':
      return random() < 0.5;
    case 'string':
      return drawText(draw, schema, name);
    case 'null':
      return null;
    default:
      return drawBad(draw);
  }
}

function drawObject(draw: Draw, { properties = {}, required = [] }: JsonSchema, depth: number): object {
  const chance = depth > deepest ? 0 : draw.random();
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || draw.random() < chance)
      .map(([name, schema]) => [name, drawValue(draw, schema, name, depth + 1)]),
  );
}

function drawArray(
  draw: Draw,
  { items = {}, minItems = 0, maxItems = 3 }: JsonSchema,
  { name, depth }: { readonly name: string; readonly depth: number },
): readonly unknown[] {
  const length = Math.min(maxItems, minItems + Math.floor(draw.random() * 3));
  return Array.from({ length }, () => drawValue(draw, items, name, depth + 1));
}

/** Figures of every day, or the bounds, one inside and one beyond them. */
function drawNumber(
  { random, edge }: Draw,
  { type, minimum, exclusiveMinimum, maximum }: JsonSchema,
): number {
  const least = minimum ?? exclusiveMinimum ?? 0;
  const most = maximum ?? least + 1_000_000;
  const usual = least + Math.floor(random() * Math.min(pick(random, [3, 100, 10_000]), most - least + 1));
  const value =
    random() < edge ? pick(random, [least - 1, least, least + 1, most - 1, most, most + 1]) : usual;
  return type === 'number' && random() < edge ? value + 0.5 : value;
}

function drawText(draw: Draw, schema: JsonSchema, name: string): string {
  const { random, edge } = draw;
  if (schema.format === 'uuid') return drawId(draw, name);
  if (schema.format === 'email') return 'anna@example.com';
  const isEdge = random() < edge;
  const times = timesOf(schema.format, name);
  if (times !== undefined) return pick(random, isEdge ? times.edge : times.usual);
  if (isEdge) return drawLength(random, schema);
  const words = wordsByName.find(([pattern]) => pattern.test(name))?.[1];
  return pick(random, words ?? usualWords);
}

interface Times {
  readonly usual: readonly string[];
  readonly edge: readonly string[];
}

function timesOf(format: string | undefined, name: string): Times | undefined {
  const late = isLater.test(name);
  if (format === 'date') return { usual: late ? laterDates : dates, edge: edgeDates };
  const isInstant = format === 'date-time' || /At$|^at$/.test(name);
  return isInstant ? { usual: late ? laterInstants : instants, edge: edgeInstants } : undefined;
}

function drawLength(random: () => number, { minLength = 0, maxLength }: JsonSchema): string {
  const most = maxLength === undefined ? [] : [maxLength, maxLength + 1];
  const length = pick(random, [minLength - 1, minLength, minLength + 1, ...most]);
  return 'a'.repeat(Math.max(0, Math.min(200_000, length)));
}

const unknownId = '0197a3c2-0000-7000-8000-000000000000';

/** Of a record of that kind: `clientId` and `clients` lead to clients. Now and then of another kind, or of none. */
function drawId({ random, ids }: Draw, name: string): string {
  const own = ids.get(`${name.replace(/Ids?$/, '')}s`) ?? ids.get(name);
  if (own !== undefined && random() < 0.9) return pick(random, own);
  return pick(random, [...(pick(random, [...ids.values()]) ?? []), unknownId]);
}

/** One place of it, at any depth, is something else. */
export function spoil(draw: Draw, value: unknown): unknown {
  const { random } = draw;
  if (typeof value !== 'object' || value === null || random() < 0.1) return drawBad(draw);
  if (Array.isArray(value)) {
    if (value.length === 0) return [drawBad(draw)];
    const at = Math.floor(random() * value.length);
    return value.map((each, index) => (index === at ? spoil(draw, each) : each));
  }
  const names = Object.keys(value);
  if (names.length === 0 || random() < 0.1)
    return { ...value, [pick(random, ['x', 'id', 'version'])]: drawBad(draw) };
  const name = pick(random, names);
  if (random() < 0.15) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
  return { ...value, [name]: spoil(draw, (value as Record<string, unknown>)[name]) };
}
