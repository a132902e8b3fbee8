import type { Scopes } from '../../../platform/reach/table-scope.ts';

const byPermission = { read: 'reminder:read', write: 'reminder:write' } as const;

export const reminderScope: Scopes = {
  reminder_rules: byPermission,
  reminder_pauses: byPermission,
  reminders: byPermission,
};
