/** The account on a server whose records this window shows; undefined: those of this machine alone. */
import { type AccountFolder, readAccountFolder } from '../../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../../connection/data-directory.ts';
import { dataDirectoryOf, type Remembered } from './data-directory.ts';

export function accountOfWindow(context: Remembered): AccountFolder | undefined {
  return readAccountFolder(dataDirectoryOf(defaultDataDirectory, context));
}
