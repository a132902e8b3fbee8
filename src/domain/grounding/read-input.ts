/** What a tool was called with: the days that it was asked for, for whom, and by what its rows are. Its names are the model's own words. */
import type { RecordName } from './figure.ts';
import type { RecordBook } from './record-book.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface CalledWith {
  /** `YYYY-MM-DD` */
  readonly days: readonly string[];
  readonly rows: string | undefined;
  readonly of: readonly RecordName[];
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const groups: ReadonlySet<unknown> = new Set(['client', 'project', 'task', 'person']);

export function readInput(input: unknown, book: RecordBook): CalledWith {
  const fields = fieldsOf(input);
  const texts = textsIn(fields);
  const group = fields['group'] ?? fields['by'];
  const named = texts.flatMap((text) => book.findById(text) ?? []);
  // Called for several, or compared with another, its values are of any of them.
  const compared = fieldsOf(fields['comparison'])['with'];
  const isOfOne = compared === undefined || compared === 'period';
  const kinds = Map.groupBy([...new Set(named)], ({ kind }) => kind);
  return {
    days: texts.filter((text) => day.test(text)),
    rows: typeof group === 'string' && groups.has(group) ? group : undefined,
    of: [...kinds.values()].flatMap((records) => (isOfOne && records.length === 1 ? records : [])),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Of all that is asked for: a filter that leaves something out has `is: false`, and what is compared is another. */
function textsIn(fields: Fields): readonly string[] {
  if (fields['is'] === false) return [];
  return Object.entries(fields).flatMap(([name, value]) => {
    if (typeof value === 'string') return [value];
    return name === 'comparison' ? [] : textsIn(fieldsOf(value));
  });
}
