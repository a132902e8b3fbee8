/** Walks what a tool gave, by the conventions of tool outputs: amount and currency, `…Seconds`, `…Percent`, ISO days. */
import { localDate, localTime } from '../zones.ts';
import type { KnownValue, PrintedDay, PrintedFigure, RecordName } from './figure.ts';
import { readFigures } from './read-figures.ts';
import { namesIn, type RecordBook } from './record-book.ts';
import type { Language } from './words.ts';

export interface Collecting<Link> {
  /** Of an object: that of everything in it. */
  readonly isLink: (value: unknown) => value is Link;
  readonly book: RecordBook;
  /** The kind of records that a tool grouped by. */
  readonly rows?: string | undefined;
  /** Days of instants are those of this zone. */
  readonly zone: string;
}

interface Around<Link> {
  readonly link: Link | undefined;
  readonly of: readonly RecordName[];
}

type Fields = Readonly<Record<string, unknown>>;

const day = /^\d{4}-\d{2}(?:-\d{2})?$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const decimal = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** What is called by them is called by its name as well, and how a result was rounded is no figure. */
const noFigures = /^(?:link|id|ids|key|.*Ids?|rounding)$/;
type Plain =
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'percent' | 'count'; readonly value: number; readonly isDays?: boolean };

/** By the end of a field's name. A share of 1 is said as a percentage. */
const units: readonly (readonly [RegExp, (value: number) => readonly Plain[]])[] = [
  [/seconds$/i, (seconds) => [{ kind: 'duration', seconds }]],
  [/percent$/i, (value) => [{ kind: 'percent', value }]],
  [/days(?!\d+To)/i, (value) => [{ kind: 'count', value, isDays: true }]],
  [
    /(?:share|ratio|score)$/i,
    (value) => [
      { kind: 'count', value },
      { kind: 'percent', value: value * 100 },
    ],
  ],
];
/** Of texts that are as long as a document. */
const mostRead = 20_000;
const languages: readonly Language[] = ['en', 'de'];

export function collectValues<Link>(
  output: unknown,
  collecting: Collecting<Link>,
  around: Around<Link> = { link: undefined, of: [] },
): readonly KnownValue<Link>[] {
  if (Array.isArray(output)) {
    const length: KnownValue<Link> = { kind: 'count', value: output.length, ...around };
    return [length, ...output.flatMap((each) => collectValues(each, collecting, around))];
  }
  if (typeof output === 'string') return textValues(output, collecting, around);
  if (typeof output === 'number') return [{ kind: 'count', value: output, ...around }];
  if (typeof output !== 'object' || output === null) return [];
  const fields: Fields = { ...output };
  const { link: ownLink } = fields;
  const names = namesIn(fields, collecting.book, collecting.rows);
  const inside: Around<Link> = {
    link: collecting.isLink(ownLink) ? ownLink : around.link,
    of: [...around.of.filter(({ kind }) => !names.some((each) => each.kind === kind)), ...names],
  };
  const amount = amountOf(fields, inside);
  if (amount !== undefined) return [amount];
  return [
    ...quantityOf(fields, inside),
    ...Object.entries(fields)
      .filter(([name]) => !noFigures.test(name))
      .flatMap(([name, value]) => fieldValues({ name, value }, collecting, inside)),
  ];
}

function amountOf<Link>({ amount, currency }: Fields, around: Around<Link>): KnownValue<Link> | undefined {
  if (typeof amount !== 'string' || typeof currency !== 'string') return undefined;
  return { kind: 'amount', value: Number(amount), currency, ...around };
}

/** Hours of a line of an invoice. */
function quantityOf<Link>({ quantity, unitCode }: Fields, around: Around<Link>): readonly KnownValue<Link>[] {
  if (unitCode !== 'HUR' || typeof quantity !== 'string' || !decimal.test(quantity)) return [];
  return [{ kind: 'duration', seconds: Number(quantity) * 3600, ...around }];
}

function fieldValues<Link>(
  { name, value }: { readonly name: string; readonly value: unknown },
  collecting: Collecting<Link>,
  around: Around<Link>,
): readonly KnownValue<Link>[] {
  const plain = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  const read = typeof plain === 'number' ? units.find(([pattern]) => pattern.test(name))?.[1] : undefined;
  if (read === undefined || typeof plain !== 'number') return collectValues(value, collecting, around);
  return read(plain).map((each) => ({ ...each, ...around }));
}

function textValues<Link>(
  text: string,
  { zone }: Collecting<Link>,
  around: Around<Link>,
): readonly KnownValue<Link>[] {
  if (day.test(text)) return [{ kind: 'date', date: text, ...around }];
  if (instant.test(text)) return instantValues(Date.parse(text), zone, around);
  if (!/\d/.test(text) || uuid.test(text)) return [];
  const named: KnownValue<Link> = { kind: 'text', text, ...around };
  if (decimal.test(text)) return [named, { kind: 'count', value: Number(text), ...around }];
  const said = languages.flatMap((language) =>
    readFigures(text.slice(0, mostRead), { language, today: undefined }).flatMap(({ figure }) =>
      saidBy(figure, around),
    ),
  );
  return [named, ...said];
}

/** Its day, and its time as `09:30` and `9:30`. */
function instantValues<Link>(at: number, zone: string, around: Around<Link>): readonly KnownValue<Link>[] {
  const time = localTime(at, zone).slice(0, 5);
  const times = [...new Set([time, time.replace(/^0/, '')])];
  return [
    { kind: 'date', date: localDate(at, zone), ...around },
    ...times.map((text): KnownValue<Link> => ({ kind: 'text', text, ...around })),
  ];
}

/** What a text says exactly: not what it rounds, nor a day without its year. */
function saidBy<Link>(figure: PrintedFigure, around: Around<Link>): readonly KnownValue<Link>[] {
  switch (figure.kind) {
    case 'amount':
      return figure.currency === undefined || figure.scale < 0
        ? []
        : [{ kind: 'amount', value: figure.value, currency: figure.currency, ...around }];
    case 'duration':
      return [{ kind: 'duration', seconds: figure.seconds, ...around }];
    case 'percent':
      return [{ kind: 'percent', value: figure.value, ...around }];
    case 'date':
      return figure.any.flatMap((each) => wholeDate(each).map((date) => ({ kind: 'date', date, ...around })));
    default:
      return [];
  }
}

function wholeDate({ year, month, day: ofMonth }: PrintedDay): readonly string[] {
  if (year === undefined || month === undefined || ofMonth === undefined) return [];
  return [[year, month, ofMonth].map((part) => String(part).padStart(2, '0')).join('-')];
}
