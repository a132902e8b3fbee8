/** What the notes of a scan say: which of them matter to whoever reads the file, and which are about time. Pure. */

/** The language's own tools mark syntax errors; a note on the first line with each half-typed word would be noise. */
export function limitsOf(notes: readonly string[]): readonly string[] {
  return notes.filter((note) => !note.startsWith('syntax error'));
}

/** The engine's words for it. */
export function isOfTimeLimit(note: string): boolean {
  return note.includes('the time limit was met');
}
