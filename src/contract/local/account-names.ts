/** Where the accounts of a machine lie below its user's data folder, and what picks one. */

/** A folder each. */
export const accountsFolderName = 'accounts';
/** In that folder: the name of the account that the command line uses. */
export const defaultAccountFileName = 'default';
/** What the practice of this machine is called where an account could be named. */
export const localAccountName = 'local';
/** In an account's folder: where its projects lie on this machine. */
export const projectFoldersName = 'project-folders.json';
/** In the environment of the language server: the data folder whose records it shows, where one was named. */
export const recordsVariable = 'VIREO_RECORDS';
