/** What comes to a person's desk: notifications of what concerns them. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { notificationsSlice } from './notifications/notifications.slice.ts';

export function mountDesk(host: Host): readonly Mounted[] {
  const { findOrganization, listPeople } = account;
  return [notificationsSlice.mount({ ...host, findOrganization, listPeople })];
}
