import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const recurringScope: Scopes = {
  recurring_templates: { read: 'recurring:read', write: 'recurring:write', client: 'client_id' },
  recurring_runs: { partOf: 'recurring_templates', by: 'template_id' },
};
