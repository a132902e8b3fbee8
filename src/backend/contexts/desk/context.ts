/** What comes to a person's desk: notifications of what concerns them. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { notificationsSlice } from './notifications/notifications.slice.ts';

interface DeskNeeds {
  /** Where others reach this backend; absent where nobody does. */
  readonly publicUrl?: string | undefined;
}

export function mountDesk(host: Host, { publicUrl }: DeskNeeds): readonly Mounted[] {
  const { findOrganization, listPeople, findEmail, findLanguage } = account;
  return [
    notificationsSlice.mount({ ...host, findOrganization, listPeople, findEmail, findLanguage, publicUrl }),
  ];
}
