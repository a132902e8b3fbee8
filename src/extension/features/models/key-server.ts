/** The server that keeps the keys of this window: that of its account, if it shows one. */
import type { KeyServer } from '../../../../webviews/models/host/provider-actions.ts';
import { readAccountFolder } from '../../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../../connection/data-directory.ts';
import { dataDirectoryOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';

export function findKeyServer({ context, t }: Pick<Services, 'context' | 't'>): KeyServer | undefined {
  const account = readAccountFolder(dataDirectoryOf(defaultDataDirectory, context));
  return account && { host: account.host, organization: account.organizationName || t('your organization') };
}
