/** Contacts on the wire: the people of a client. */
import * as z from 'zod';
import { emailSchema } from '../../../platform/http/fields/identifier-fields.ts';
import {
  idSchema,
  lineSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const contactRoles = ['billing', 'technical', 'approver', 'other'] as const;
export type ContactRole = (typeof contactRoles)[number];

const fields = {
  name: nameSchema,
  role: z.enum(contactRoles),
  email: emailSchema.nullable(),
  phone: lineSchema.max(50).nullable(),
  /** The one of its role; the first of a role is. */
  primary: z.boolean(),
};

export const contactSchema = recordSchema.extend({ ...fields, clientId: idSchema }).meta({ id: 'Contact' });
export type Contact = z.infer<typeof contactSchema>;

export const createContactSchema = z
  .strictObject({
    ...z.object(fields).partial().shape,
    id: idSchema.optional(),
    name: fields.name,
    role: fields.role,
  })
  .meta({ id: 'CreateContact' });
export type CreateContact = z.infer<typeof createContactSchema>;

export const patchContactSchema = z.strictObject(fields).partial().meta({ id: 'PatchContact' });
export type PatchContact = z.infer<typeof patchContactSchema>;

export { pageQuerySchema as listContactsSchema };

export const contactPageSchema = pageSchema(contactSchema).meta({ id: 'ContactPage' });

/** `/clients/{id}/contacts/{contactId}` */
export const contactParamsSchema = z.object({ id: idSchema, contactId: idSchema });
