/** The server that keeps the keys of this window: that of its account, if it shows one. */
import type { KeyServer } from '../../../../webviews/models/host/provider-actions.ts';
import { accountOfWindow } from '../../platform/practice/account-of-window.ts';
import type { Services } from '../../platform/services.ts';

export function findKeyServer({ context, t }: Pick<Services, 'context' | 't'>): KeyServer | undefined {
  const account = accountOfWindow(context);
  return account && { host: account.host, organization: account.organizationName || t('your organization') };
}
