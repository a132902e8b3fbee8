/**
 * The file of a data folder that holds the practice; a folder without it has none yet. The backend makes it, and commands
 * that only read look for it first.
 */
export const practiceFileName = 'vireo.db';

/** The folder of backups below a data folder. */
export const backupFolderName = 'backups';
