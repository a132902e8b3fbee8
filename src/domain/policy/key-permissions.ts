/** What a key may be given: never what opens keys, members or secrets, what a person decides, or what runs later by their rights. */
import { type Permission, permissions } from '../authorization.ts';

/** `resource:act`, or a resource with all of its acts. */
const closed: readonly string[] = [
  // Keys, members, and secrets of accounts, models and webhooks.
  ...[
    'key',
    'user:write',
    'member:write',
    'organization:write',
    'mail:write',
    'model:write',
    'notification',
    'backup',
  ],
  // A person looks before it is done.
  ...['act:write', 'autonomy:write', 'request:approve', 'outgoing:write', 'spending:write'],
  // It goes on, or begins later, by all rights of the person: the scopes of the key would be left behind.
  ...[
    'coach',
    'job:write',
    'request:write',
    'schedule:write',
    'recurring:write',
    'reminder:write',
    'report-mail',
  ],
];

export function isForKeys(permission: string): boolean {
  const [resource = ''] = permission.split(':');
  return !closed.includes(permission) && !closed.includes(resource);
}

export const keyPermissions = permissions.filter(isForKeys) as [Permission, ...Permission[]];
