import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const timesheetScope: Scopes = {
  timesheets: {
    read: 'timesheet:read',
    write: 'timesheet:submit',
    own: 'user_id',
    // What is not handed in yet is nobody's to judge.
    drafts: { column: 'state', values: ['draft'], seenWith: 'time:read' },
  },
  timesheet_verdicts: { partOf: 'timesheets', by: 'timesheet_id' },
  timesheet_comments: { partOf: 'timesheets', by: 'timesheet_id' },
};
