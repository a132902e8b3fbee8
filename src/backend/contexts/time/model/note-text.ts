/** SQL of what notes say, whatever the case. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

export function noteHas(text: string): RawBuilder<SqlBool> {
  return sql`${foldCase(sql`time_entries.note`, text)} like ${toPattern(text)} escape '\\'`;
}

/** SQLite knows the small letters of ASCII alone: the others that are looked for are made small one by one. */
export function foldCase(column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const letters = [...text.toLowerCase()].filter(
    (letter) => letter > '\u{7f}' && letter.toUpperCase() !== letter,
  );
  return [...new Set(letters)].reduce(
    (folded, letter) => sql`replace(${folded}, ${letter.toUpperCase()}, ${letter})`,
    sql`lower(${column})`,
  );
}

export function toPattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
