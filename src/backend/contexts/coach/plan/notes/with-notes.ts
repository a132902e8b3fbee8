/** A message with the notes that it names in quotes: what stands there is one text, whatever its words mean elsewhere. */
import type { Part } from '../../read/topics/question.ts';
import type { NoteRun } from './note-runs.ts';

export interface WithNotes {
  readonly quoted: string;
  /** With `quote0`, `quote1` … in place of them, for what reads no notes. */
  readonly masked: string;
}

export function withNotes(said: string, runs: readonly NoteRun[]): WithNotes {
  return {
    quoted: putInPlace(said, runs, ({ text }) => `“${text}”`),
    masked: putInPlace(said, runs, (_, index) => `quote${index}`),
  };
}

function putInPlace(
  said: string,
  runs: readonly NoteRun[],
  sayRun: (run: NoteRun, index: number) => string,
): string {
  const pieces = runs.map(
    (run, index) => said.slice(runs[index - 1]?.end ?? 0, run.start) + sayRun(run, index),
  );
  return pieces.join('') + said.slice(runs.at(-1)?.end ?? 0);
}

/** What is said back names the notes again. */
export function nameNotes(parts: readonly Part[], runs: readonly NoteRun[]): readonly Part[] {
  const name = (said: string) =>
    said.replaceAll(/quote(\d+)/g, (whole, at: string) => runs[Number(at)]?.text ?? whole);
  return parts.map((part) => {
    if (part.kind === 'declined') return { ...part, words: part.words.map(name) };
    if (part.kind === 'unclear')
      return { ...part, subject: name(part.subject), choices: part.choices.map(name) };
    return part;
  });
}
