/** The key by which an editor's secret storage seals what `account.json` holds: 32 bytes, as base64url. */

export const sessionKeyBytes = 32;
export const sessionKeyPattern = /^[\w-]{43}$/;

/** Of the local backend of an account: what an editor's secret storage has opens the session. */
export const sessionKeyPath = '/api/v1/session-key';
