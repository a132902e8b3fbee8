import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const lookScope: Scopes = { invoice_looks: 'everyone', invoice_logos: 'everyone' };
