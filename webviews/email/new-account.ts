/** In place of the id of an account: the one that is added. */
export const newAccount = 'new';
