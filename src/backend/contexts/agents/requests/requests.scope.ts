import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const requestScope: Scopes = {
  requests: {
    read: 'request:read',
    write: 'request:write',
    acts: ['request:approve'],
    own: 'requested_by',
    member: 'project_id',
  },
  request_reports: { partOf: 'requests', by: 'request_id' },
  request_events: { partOf: 'requests', by: 'request_id' },
  request_artifacts: { partOf: 'requests', by: 'request_id' },
  request_callbacks: { partOf: 'requests', by: 'request_id' },
};
