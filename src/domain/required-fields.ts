/** What an entry has to say before its time is handed in. */
import { type Text, text } from '../words/text.ts';
import { word } from '../words/word.ts';

export const requirableFields = ['note', 'task', 'tag'] as const;
export type RequirableField = (typeof requirableFields)[number];

/** The part of an entry that a rule can ask for. */
export interface DescribedEntry {
  readonly note: string;
  readonly taskId: string | null;
  readonly tags: readonly string[];
}

/** Those of `required` that the entry leaves out, in the order of the rule; blanks are no note. */
export function findMissingFields(
  required: readonly RequirableField[],
  entry: DescribedEntry,
): readonly RequirableField[] {
  const given: Readonly<Record<RequirableField, boolean>> = {
    note: entry.note.trim() !== '',
    task: entry.taskId !== null,
    tag: entry.tags.length > 0,
  };
  return required.filter((field) => !given[field]);
}

/** What is lacking: `a note`, `a note and a tag`. */
export function nameFields(fields: readonly RequirableField[]): Text {
  const [first = text``, ...others] = fields.map((field) => word(`a ${field}` as const));
  return others.reduce((list, one) => text`${list} and ${one}`, first);
}
