/**
 * One text for all rows that say the same: names, days and tags come again in thousands of rows, and each cell of a file is
 * a text of its own.
 */
import type { DraftRow } from './read-row.ts';

export class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #people = new Map<string, DraftRow['person']>();
  readonly #tags = new Map<string, readonly string[]>();

  share(row: DraftRow): DraftRow {
    return {
      ...row,
      person: this.#person(row.person),
      client: this.text(row.client),
      project: this.text(row.project),
      task: this.text(row.task),
      invoice: this.text(row.invoice),
      localDate: this.text(row.localDate),
      tags: this.#list(row.tags),
    };
  }

  text(said: string): string {
    const known = this.#texts.get(said);
    if (known !== undefined) return known;
    this.#texts.set(said, said);
    return said;
  }

  #person(person: DraftRow['person']): DraftRow['person'] {
    return first(this.#people, `${person.email}\u001f${person.name}`, person);
  }

  #list(tags: readonly string[]): readonly string[] {
    return first(this.#tags, tags.join('\u001f'), tags);
  }
}

function first<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  const there = known.get(key);
  if (there !== undefined) return there;
  known.set(key, value);
  return value;
}
