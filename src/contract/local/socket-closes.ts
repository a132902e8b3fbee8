/** Codes with which the service closes a WebSocket or its client should know why (RFC 6455 §7.4.2 leaves 4000 to 4999 to us). */

/** As HTTP's 401: the session or key has ended. */
export const signedOutCode = 4401;

/** As HTTP's 403: the role, memberships or scopes were changed. Connect again, and load what is shown again. */
export const rightsChangedCode = 4403;
