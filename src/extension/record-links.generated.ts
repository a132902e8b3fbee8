// Generated from what the slices of the backend and the features declare (npm run generate).
import type { RecordLinks } from './platform/links/record-openers.ts';

/** What opens a record of each kind. */
export const recordLinks: RecordLinks = {
  client: { place: 'vireo.projects' },
  document: { command: 'vireo.openDocument' },
  entries: { place: 'vireo.timesheets' },
  entry: { place: 'vireo.timesheets', command: 'vireo.editEntry' },
  finding: { place: 'own:finding' },
  findings: { place: 'vireo.findings' },
  invoice: { command: 'vireo.previewInvoice' },
  project: { place: 'vireo.projects' },
  request: { command: 'vireo.openReport' },
  timer: { command: 'vireo.editEntry' },
  timesheet: { place: 'vireo.timesheets' },
};
