/** Names by which a client finds and addresses the local backend. Without schemas: the command line starts from these alone. */

/** Name of the discovery file below the data directory. */
export const discoveryFileName = 'backend.json';

/** Name of the file that makes a data folder that of an account on a server. */
export const accountFileName = 'account.json';

/** Below the folder of an account: writes of time that wait for the server, a file each. */
export const outboxFolderName = 'outbox';
export const outboxFileName = /^\d{12}\.json$/;

/** Major version of the API that this build speaks. */
export const apiMajor = 1;

export const healthPath = '/health';

/** Request header of `GET /health`: 32 to 64 hexadecimal digits that were never sent before. */
export const challengeHeader = 'x-vireo-challenge';

/** Ends an embedded backend in order: it finishes what it does, and frees the data directory. */
export const shutdownPath = '/api/v1/shutdown';

/** Beside the database, for as long as nobody has answered what replaces one that was moved. */
export const unreadableDatabaseSuffix = '.set-aside.json';
