import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const keyScope: Scopes = {
  api_keys: { read: 'key:read', write: 'key:write', own: 'user_id' },
  api_key_secrets: { partOf: 'api_keys', by: 'key_id' },
  api_key_uses: { partOf: 'api_keys', by: 'key_id' },
};
