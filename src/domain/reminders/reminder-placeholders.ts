/** What subject and body of a reminder may name: `{number}`. */

export const reminderPlaceholders = [
  'recipient',
  'client',
  'seller',
  'number',
  'issueDate',
  'dueDate',
  'daysLate',
  'total',
  'open',
  'toPay',
  'deadline',
] as const;
export type ReminderPlaceholder = (typeof reminderPlaceholders)[number];

const pattern = /\{(\w{1,40})\}/g;

export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** A name that is not known stays as it is: the rule was checked when it was saved. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Record<ReminderPlaceholder, string>>,
): string {
  const known: Readonly<Record<string, string>> = values;
  return text.replace(pattern, (whole, name: string) =>
    Object.hasOwn(known, name) ? (known[name] ?? '') : whole,
  );
}
