/**
 * Notes that are named with a typing error, read as those that entries have: what nothing bears would be answered with
 * "none", and what is left out by it would be left in.
 */
import type { Filter, QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { Evaluated } from '../../../../insight/model/query/answers.ts';
import type { NameIndex } from '../../built-in/names.ts';
import { tokenize } from '../../built-in/tokens.ts';
import type { ChosenReading } from '../choose-reading.ts';
import type { AssumedName } from '../read/read-frame.ts';
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
  const { frame } = chosen;
  const said = (frame?.filters ?? []).flatMap((one) => (one.field === 'text' ? one.texts : []));
  if (frame === undefined || said.length === 0) return chosen;
  const missing: string[] = [];
  for (const text of new Set(said)) if (await isNowhere(text, data)) missing.push(text);
  if (missing.length === 0) return chosen;
  const notes = indexNotes(await data.listNotes());
  const meant = new Map(
    missing.flatMap((text) => {
      const words = notes.findWords(text);
      return words === undefined ? [] : [[text, words] as const];
    }),
  );
  const assumed: readonly AssumedName[] = [...meant].map(([raw, name]) => ({ raw, name }));
  const read: QueryFrame = { ...frame, filters: frame.filters.map((one) => withTexts(one, meant)) };
  const remembered = chosen.remembered === frame ? read : chosen.remembered;
  return { ...chosen, frame: read, remembered, assumed: [...(chosen.assumed ?? []), ...assumed] };
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
