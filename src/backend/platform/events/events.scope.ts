/** The log is heard by who may read its records (hearing.ts), and read by the product. */
import type { Scopes } from '../reach/table-scope.ts';

export const eventScope: Scopes = {
  events: 'nobody',
  event_contents: 'nobody',
  event_heads: 'nobody',
  undone_changes: 'nobody',
};
