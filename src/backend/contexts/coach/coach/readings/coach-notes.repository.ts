/** The coach's read-only queries over what notes say. */
import { sql } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { hasTagLike } from '../../../time/model/entry-tags.ts';
import { toPattern } from '../../../time/model/note-text.ts';

/** Those of the texts, in small letters, that are the note of an entry, and no name of a task, a person or a tag. */
export async function findNotes(reads: Reads, texts: readonly string[]): Promise<readonly string[]> {
  const written = [...new Set(texts.flatMap(writtenAs))];
  const noted = await reads
    .from('time_entries')
    .select('time_entries.note')
    .distinct()
    // The first two are what the index of notes holds, word for word.
    .where('time_entries.note', '<>', sql.lit(''))
    .where(sql<string>`lower(substr(time_entries.note, 1, 100))`, 'in', written)
    .where(sql<string>`lower(time_entries.note)`, 'in', written)
    .execute();
  const notes = new Set(noted.map(({ note }) => note.toLowerCase()));
  const named = await Promise.all([...notes].map(async (note) => await isNamed(reads, note)));
  return [...notes].filter((_, index) => !named[index]);
}

/** Notes that are kept in mind at most, for those that are written with a typing error. */
const notesAtMost = 2000;

/** Different ones, those of the newest entries first. */
export async function listNotes(reads: Reads): Promise<readonly string[]> {
  const rows = await reads
    .from('time_entries')
    .select('time_entries.note')
    .where('time_entries.note', '<>', '')
    .groupBy('time_entries.note')
    .orderBy(({ fn }) => fn.max('time_entries.started_at'), 'desc')
    .limit(notesAtMost)
    .execute();
  return rows.map(({ note }) => note);
}

/** As `lower` gives it back: SQLite makes the letters of ASCII small alone, so "ÜBUNG" is "Übung" there. */
function writtenAs(text: string): readonly string[] {
  const small = text.toLowerCase();
  const other = (letters: RegExp) => small.replaceAll(letters, (letter) => letter.toUpperCase());
  return [small, other(/(?<!\p{L})[^\p{ASCII}]/gu), other(/[^\p{ASCII}]/gu)];
}

async function isNamed(reads: Reads, note: string): Promise<boolean> {
  const written = writtenAs(note);
  const found = await Promise.all([
    reads
      .from('tasks')
      .select('tasks.id')
      .where(sql<string>`lower(tasks.name)`, 'in', written)
      .limit(1)
      .execute(),
    reads
      .from('users')
      .select('users.id')
      // "Jana" is Jana Berg.
      .where(sql<boolean>`lower(users.name) || ' ' like ${toPattern(`${note} `).slice(1)} escape '\\'`)
      .limit(1)
      .execute(),
    reads.from('time_entries').select('time_entries.id').where(hasTagLike(note)).limit(1).execute(),
  ]);
  return found.some(({ length }) => length > 0);
}
