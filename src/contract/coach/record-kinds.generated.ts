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

/** Of one: the field of what its route answers by which a person knows it, that route, and its codicon. */
export const recordFacts = {
  entry: { title: 'note', route: '/api/v1/time-entries/:id', icon: 'clock' },
  timesheet: { title: 'weekStart', route: '/api/v1/timesheets/:id', icon: 'calendar' },
  invoice: { title: 'number', route: '/api/v1/invoices/:id', icon: 'file' },
  project: { title: 'name', route: '/api/v1/projects/:id', icon: 'project' },
  client: { title: 'name', route: '/api/v1/clients/:id', icon: 'organization' },
  document: { title: 'title', route: '/api/v1/documents/:id', icon: 'note' },
  finding: { title: 'message', route: '/api/v1/findings/:id', icon: 'bug' },
  request: { title: 'agent', route: '/api/v1/requests/:id', icon: 'hubot' },
  timer: { title: 'note', route: '/api/v1/time-entries/:id', icon: 'watch' },
} as const;

/** What a question to the coach can name. */
export const mentionedRecords = ['project', 'client', 'invoice', 'entry'] as const;

/** Its word in English, typed after `#`. */
export const mentionWords = {
  project: 'project',
  client: 'client',
  invoice: 'invoice',
  entry: 'entry',
} as const;
