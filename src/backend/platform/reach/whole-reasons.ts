/** For what all rows are read, beside what a row is called (`named`) and what the owner of a table holds (`invariant`). */

/** By its name, which docs/data.md prints with who uses it. */
export const wholeReasons = {
  upkeep: 'jobs, schedules and limits are of all, and what is past or left by a killed process is settled',
  'sign-in': 'who asks is not known yet, or what they may is read again',
  'set-up': 'a data folder or a server begins, and its operator sees which organizations there are',
  restore: 'a backup, what left since it, or a proof is of everything that is kept',
  ids: 'whether an id that a client made is free, which all organizations share',
  names: 'the rows of a report of reached time or money are told by their names',
  narrowing: 'reached time is narrowed down by its client, its sheet and its invoice',
  person: 'the time of the person whom a use case names, and whether there are others',
  sheet: 'a timesheet stands for all time of its week',
  billing: 'an invoice bills the time of everyone',
  ledger: 'a client’s money is taken, let off and reversed once',
  rates: 'what time is worth, whoever recorded it',
  rules: 'rules of time hold whoever records it',
  overlap: 'the time of one person comes one after the other',
  import: 'a file is compared with all that is there',
} as const satisfies Readonly<Record<string, string>>;

export type WholeReason = keyof typeof wholeReasons;
