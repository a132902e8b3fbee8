/**
 * What the built-in coach has said in a session: a model that says it again invents nothing. Each line
 * stands on the clients and projects that it names, as the frame of the question knows them.
 */
import * as z from 'zod';
import type { RecordName } from '../../../../../domain/grounding/figure.ts';
import { monthOf, weekdayOf } from '../../../../../domain/periods/period-words.ts';
import { type SaidWord, splitWords } from '../../../../../domain/periods/said-words.ts';
import type { PastExchange } from '../../model/coach-source.ts';

export interface RecalledLine {
  readonly text: string;
  readonly of: readonly RecordName[];
}

const valueSchema = z.object({ name: z.string(), clientName: z.string().optional() });
const filterSchema = z.object({ field: z.string(), is: z.boolean(), values: z.array(valueSchema) });
const understoodSchema = z.object({
  frame: z.object({ filters: z.array(z.unknown()), group: z.string().optional() }).optional(),
  project: valueSchema.optional(),
  client: valueSchema.optional(),
});

/** What the question was of, and what a name that is not of it stands for. */
interface Asked {
  readonly of: readonly RecordName[];
  /** Named to be left out. */
  readonly leftOut: ReadonlySet<string>;
  /** Kind of the names of rows; undefined: they are not known. */
  readonly rows: string | undefined;
  /** The label of a row is one name, and no project below its client. */
  readonly isOneName: boolean;
}

/** Lines whose names are not known are left out: their figures would stand on any record. */
export function recallLines({
  answer,
  understood,
}: Pick<PastExchange, 'answer' | 'understood'>): readonly RecalledLine[] {
  const asked = readAsked(understood);
  return answer
    .split('\n')
    .filter((line) => /\d/.test(line))
    .flatMap((line) => {
      const of = namesOfLine(line, asked);
      return of === undefined ? [] : [{ text: toText(line), of }];
    });
}

function readAsked(understood: unknown): Asked {
  const { frame, project, client } = understoodSchema.safeParse(understood).data ?? {};
  const filters = (frame?.filters ?? []).flatMap((filter) => filterSchema.safeParse(filter).data ?? []);
  const named = (is: boolean) =>
    filters
      .filter((filter) => filter.is === is)
      .flatMap(({ field, values }) => values.map((value) => ({ field, value })));
  return {
    of: [
      ...named(true).flatMap(({ field, value }) => recordsOf(field, value)),
      ...(project === undefined ? [] : recordsOf('project', project)),
      ...(client === undefined ? [] : recordsOf('client', client)),
    ],
    leftOut: new Set(
      named(false).flatMap(({ field, value }) => recordsOf(field, value).map(({ name }) => name)),
    ),
    rows: frame && (frame.group ?? 'client'),
    isOneName: frame?.group !== undefined && frame.group !== 'project',
  };
}

function recordsOf(kind: string, { name, clientName }: z.infer<typeof valueSchema>): readonly RecordName[] {
  return [{ kind, name }, ...(clientName === undefined ? [] : [{ kind: 'client', name: clientName }])];
}

/** Undefined where a name is of no known kind, or two of one kind share the line. */
function namesOfLine(line: string, asked: Asked): readonly RecordName[] | undefined {
  const rowName = findRowName(line);
  const found = [...line.matchAll(/\*\*(.+?)\*\*/g)].map(({ 1: bold = '', index }) =>
    namesOfLabel(toText(bold), index === rowName, asked),
  );
  if (found.includes(undefined)) return undefined;
  const names = found.flatMap((one) => one ?? []);
  const own = new Map(names.map(({ kind, name }) => [`${kind}:${name}`, { kind, name }]));
  const kinds = new Set(names.map(({ kind }) => kind));
  const all = [...own.values(), ...asked.of.filter(({ kind }) => !kinds.has(kind))];
  return new Set(all.map(({ kind }) => kind)).size === all.length ? all : undefined;
}

/** None of a figure or a day; undefined where its kind is not known. */
function namesOfLabel(label: string, isRow: boolean, asked: Asked): readonly RecordName[] | undefined {
  const { of, leftOut, rows, isOneName } = asked;
  if (isRow ? isRowOfDays(label, rows) : isFigure(label)) return [];
  const [name, below] = splitLabel(label, isRow && isOneName);
  if (leftOut.has(below ?? name)) return [];
  const known = of.find((record) => record.name === (below ?? name));
  if (known !== undefined) return [known];
  if (below !== undefined)
    return [
      { kind: 'client', name },
      { kind: 'project', name: below },
    ];
  return rows === undefined ? undefined : [{ kind: rows, name }];
}

/** Where a row says of what it is: "- **Studio 54**: 12:00". */
function findRowName(line: string): number | undefined {
  const [, lead] = /^(\s*- (?:(?!\*\*).)*)\*\*(?:.+?)\*\*:/.exec(line) ?? [];
  return lead?.length;
}

function splitLabel(text: string, isWhole: boolean): readonly [name: string, below?: string] {
  const [name = '', below] = isWhole ? [text] : text.split(' · ');
  return below === undefined ? [name] : [name, below];
}

const dayGroups: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year', 'weekday']);

/** Rows of no known kind are of days where all their words are of one. */
function isRowOfDays(label: string, rows: string | undefined): boolean {
  if (rows !== undefined) return dayGroups.has(rows);
  const words = splitWords(label);
  return words.some(({ text }) => /\d/.test(text)) && words.some(isOfDay) && isFigure(label);
}

const ofDay = /^(?:mo|di|mi|do|fr|sat?|so|sun|week|kw|q[1-4]|\d{4}-\d{2}(?:-\d{2})?)$/;

function isOfDay({ text }: SaidWord): boolean {
  return monthOf(text) !== undefined || weekdayOf(text) !== undefined || ofDay.test(text);
}

/** "12:00", "1,200.50 DKK", "Mon, 2 Nov 2026": figures and days, and no name. */
function isFigure(text: string): boolean {
  const isOfFigure = (word: SaidWord) => isOfDay(word) || /^(?:\d.*|[A-Z]{3}|h)$/.test(word.raw);
  return /\d/.test(text) && splitWords(text).every(isOfFigure);
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Without the marks of Markdown, and with what they hid. */
function toText(markdown: string): string {
  return markdown
    .replaceAll('**', '')
    .replaceAll(/\\([\\`*_{}[\]()#+!|~:$^=-])/g, '$1')
    .replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
