// Generated from what the slices of the backend declare (npm run generate).

/** What a link may name. */
export const recordKinds = [
  'entry',
  'entries',
  'timesheet',
  'invoice',
  'project',
  'client',
  'document',
  'finding',
  'findings',
  'request',
  'timer',
] as const;

/** The kind of one, by that of several. */
export const singleKinds = {
  entries: 'entry',
  findings: 'finding',
} as const;
