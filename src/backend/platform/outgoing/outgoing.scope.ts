import type { Scopes } from '../reach/table-scope.ts';

export const outgoingScope: Scopes = { outgoing_rests: 'everyone' };
