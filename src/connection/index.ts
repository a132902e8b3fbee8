/**
 * How a client (extension, command line, language server on stdio) comes to the user's one local backend:
 * finds it by its discovery file, or starts it; replaces an older one, uses a newer one whose API it
 * understands; and listens to its events. Speaks contract/ only; knows no route but health, shutdown and start-empty.
 */
export {
  type AccountFolder,
  accountsIn,
  countWaiting,
  findAccount,
  listAccounts,
  listProjectFolders,
  readAccountFolder,
  readDefaultAccount,
  writeDefaultAccount,
} from './accounts/account-folders.ts';
export { askSignIn, askSignOut, SignInError, type SignInProcess } from './accounts/ask-sign-in.ts';
export { askBackup, type BackupProcess } from './ask-backup.ts';
export { type AskDemoOptions, askDemo } from './ask-demo.ts';
export { entryOf } from './backend-entry.ts';
export { connectBackend, endRunning, reachBackend } from './connect.ts';
export type { Connection, ConnectOptions } from './connection.ts';
export { ConnectionError, type ConnectionErrorCode } from './connection-error.ts';
export { defaultDataDirectory } from './data-directory.ts';
export { findRunning, type RunningBackend } from './find-running.ts';
export { requireSession, unlockSession } from './find-signed-out.ts';
export { createChallenge, proofOf } from './proof.ts';
export { readDiscovery } from './read-discovery.ts';
export { answerStartEmpty } from './start-empty.ts';
export { type SubscribeOptions, subscribeEvents } from './subscribe.ts';
