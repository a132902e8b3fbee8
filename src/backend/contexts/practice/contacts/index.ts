/** What slices beside contacts know of them. */
export { type CreateContact, createContactSchema } from './contacts.schema.ts';
