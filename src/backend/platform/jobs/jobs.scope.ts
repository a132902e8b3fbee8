import type { Scopes } from '../reach/table-scope.ts';

export const jobScope: Scopes = { jobs: 'nobody' };
