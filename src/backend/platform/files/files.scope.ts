import type { Scopes } from '../reach/table-scope.ts';

export const fileScope: Scopes = { stored_files: 'nobody' };
