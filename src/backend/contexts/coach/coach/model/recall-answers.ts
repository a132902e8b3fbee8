/**
 * What the built-in coach has said in a session: a model that says it again invents nothing. Each line
 * stands on the clients and projects that it names, as the frame of the question knows them.
 */
import * as z from 'zod';
import type { RecordName } from '../../../../../domain/grounding/figure.ts';
import type { PastExchange } from '../coach-source.ts';

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
  };
}

function recordsOf(kind: string, { name, clientName }: z.infer<typeof valueSchema>): readonly RecordName[] {
  return [{ kind, name }, ...(clientName === undefined ? [] : [{ kind: 'client', name: clientName }])];
}

/** Undefined where a name is of no known kind, or two of one kind share the line. */
function namesOfLine(line: string, { of, leftOut, rows }: Asked): readonly RecordName[] | undefined {
  const names: RecordName[] = [];
  for (const [, bold = ''] of line.matchAll(/\*\*(.+?)\*\*/g)) {
    const [name = '', below] = toText(bold).split(' · ');
    const known = of.find((record) => record.name === (below ?? name));
    if (leftOut.has(below ?? name)) continue;
    if (known !== undefined) names.push(known);
    else if (below !== undefined) names.push({ kind: 'client', name }, { kind: 'project', name: below });
    else if (/\d/.test(name)) continue;
    else if (rows === undefined) return undefined;
    else names.push({ kind: rows, name });
  }
  const own = new Map(names.map(({ kind, name }) => [`${kind}:${name}`, { kind, name }]));
  const kinds = new Set(names.map(({ kind }) => kind));
  const all = [...own.values(), ...of.filter(({ kind }) => !kinds.has(kind))];
  return new Set(all.map(({ kind }) => kind)).size === all.length ? all : undefined;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Without the marks of Markdown, and with what they hid. */
function toText(markdown: string): string {
  return markdown
    .replaceAll('**', '')
    .replaceAll(/\\([\\`*_{}[\]()#+!|~:$^=-])/g, '$1')
    .replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
