import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const transferScope: Scopes = {
  time_imports: { read: 'organization:write' },
  imported_entries: 'nobody',
  imported_records: 'nobody',
  taken_states: 'nobody',
};
