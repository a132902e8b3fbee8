import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const memoryScope: Scopes = {
  memories: { read: 'coach:use', own: 'user_id', ownOnly: true },
};
