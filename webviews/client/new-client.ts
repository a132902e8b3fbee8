/** Stands for the client that is not there yet; without a schema, since the extension's entry opens its page. */
export const newClient = 'new';
