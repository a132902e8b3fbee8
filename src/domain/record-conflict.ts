/** Two versions of a record side by side, where two people, or two windows, changed it at once. */

/** The record as it is (null when it is gone), and what was to be written (null: it was to be deleted). */
export interface RecordConflict {
  readonly current: unknown;
  readonly sent: unknown;
}

/** A field that the two have with different content. */
export interface FieldDifference {
  readonly field: string;
  readonly current: unknown;
  readonly sent: unknown;
}

/** In the order of `fields`; what is not sent is not to be changed. Empty where one of the two is not there. */
export function listDifferences(
  { current, sent }: RecordConflict,
  fields: readonly string[],
): readonly FieldDifference[] {
  const [theirs, ours] = [toRecord(current), toRecord(sent)];
  return fields
    .filter((field) => field in theirs && field in ours && !isSame(theirs[field], ours[field]))
    .map((field) => ({ field, current: theirs[field], sent: ours[field] }));
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
