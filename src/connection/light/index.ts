/**
 * How the command line's quick commands come to a backend that runs, without schemas. The build puts it in place of
 * `connection/index.ts` there (scripts/build/light-client.ts). All but the plain case is the whole program's.
 */
export {
  type AccountFolder,
  findAccount,
  listAccounts,
  readAccountFolder,
  readDefaultAccount,
} from '../accounts/account-folders.ts';
export type { Connection, ConnectOptions } from '../connection.ts';
export { ConnectionError } from '../connection-error.ts';
export { defaultDataDirectory } from '../data-directory.ts';
export { connectBackend } from './connect-backend.ts';
