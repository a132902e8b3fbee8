import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const modelScope: Scopes = {
  model_providers: { read: 'model:read', write: 'model:write' },
};
