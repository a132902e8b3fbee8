/**
 * Notes that are named with a typing error, read as those that entries have: what nothing bears would be answered with
 * "none", and what is left out by it would be left in.
 */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Evaluated } from '../../../insight/model/query/answers.ts';
import type { AssumedName } from '../../read/read-frame.ts';
import type { NameIndex } from '../../words/names.ts';
import { tokenize } from '../../words/tokens.ts';
import type { ChosenReading } from '../reading.ts';
import { indexNotes } from './near-notes.ts';
import type { NoteRun } from './note-runs.ts';

export interface NotesData {
  listNotes(): Promise<readonly string[]>;
  findNotes(texts: readonly string[]): Promise<readonly string[]>;
  evaluate(frame: QueryFrame): Promise<Evaluated>;
}

export interface AssumedNote {
  readonly run: NoteRun;
  readonly note: string;
}

/** The longest run of words that is a typing error away from the whole note of an entry. */
export async function assumeRun(
  runs: readonly NoteRun[],
  { data, names }: { readonly data: NotesData; readonly names: NameIndex },
): Promise<AssumedNote | undefined> {
  if (runs.length === 0) return undefined;
  const notes = indexNotes((await data.listNotes()).filter((note) => !isName(note, names)));
  for (const run of runs.toSorted((one, other) => other.text.length - one.text.length)) {
    const note = notes.findNote(run.text);
    // A task or a tag may have that name as well.
    if (note !== undefined && (await data.findNotes([note])).length > 0) return { run, note };
  }
  return undefined;
}

function isName(note: string, names: NameIndex): boolean {
  const tokens = tokenize(note);
  return tokens.length > 0 && names.find(tokens, 0)?.length === tokens.length;
}

/** With the words of notes that were meant, where no note has those that were said. */
export async function assumeTexts(chosen: ChosenReading, data: NotesData): Promise<ChosenReading> {
  const { frame, more = [] } = chosen;
  if (frame === undefined) return chosen;
  const said = [frame, ...more].flatMap(filtersIn).flatMap((one) => (one.field === 'text' ? one.texts : []));
  if (said.length === 0) return chosen;
  const meant = await findMeant(new Set(said), data);
  if (meant.size === 0) return chosen;
  const assumed: readonly AssumedName[] = [...meant].map(([raw, name]) => ({ raw, name }));
  const read = new Map([frame, ...more].map((one) => [one, asMeant(one, meant)]));
  const { remembered } = chosen;
  return {
    ...chosen,
    frame: read.get(frame) ?? frame,
    ...(chosen.more && { more: more.map((one) => read.get(one) ?? one) }),
    remembered: remembered && (read.get(remembered) ?? remembered),
    assumed: [...(chosen.assumed ?? []), ...assumed],
  };
}

/** What is meant by texts that no note has. */
async function findMeant(said: ReadonlySet<string>, data: NotesData): Promise<ReadonlyMap<string, string>> {
  const missing: string[] = [];
  for (const text of said) if (await isNowhere(text, data)) missing.push(text);
  if (missing.length === 0) return new Map();
  const notes = indexNotes(await data.listNotes());
  return new Map(
    missing.flatMap((text) => {
      const words = notes.findWords(text);
      return words === undefined ? [] : [[text, words] as const];
    }),
  );
}

function filtersIn({ filters, comparison }: QueryFrame): readonly Filter[] {
  return [...filters, ...(comparison?.with === 'filters' ? comparison.filters : [])];
}

function asMeant(frame: QueryFrame, meant: ReadonlyMap<string, string>): QueryFrame {
  const { comparison } = frame;
  const each = (filters: readonly Filter[]) => filters.map((one) => withTexts(one, meant));
  const held = comparison?.with === 'filters' && { ...comparison, filters: each(comparison.filters) };
  return { ...frame, filters: each(frame.filters), ...(held && { comparison: held }) };
}

function withTexts(filter: Filter, meant: ReadonlyMap<string, string>): Filter {
  if (filter.field !== 'text') return filter;
  return { ...filter, texts: filter.texts.map((text) => meant.get(text) ?? text) };
}

/** Neither in a note nor as a tag. */
async function isNowhere(text: string, data: NotesData): Promise<boolean> {
  const found = await data.evaluate({
    measure: 'entries',
    statistic: 'total',
    per: 'record',
    filters: [{ field: 'text', is: true, texts: [text] }],
    shape: 'figure',
  });
  return found.kind === 'result' && found.result.figure.tally.count === 0;
}
