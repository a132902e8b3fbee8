/** Registering without an invitation, on the wire. */
import * as z from 'zod';
import { nameSchema } from '../../../../platform/http/wire.ts';
import { firstPlaceFields } from '../organizations/first-place.ts';
import { deviceFields, loginEmailSchema, passwordSchema, secretSchema } from '../sessions.schema.ts';

/** No name: what a stranger types for an address is neither kept nor mailed. */
export const registerSchema = z.strictObject({ email: loginEmailSchema }).meta({ id: 'Register' });

export const confirmRegistrationSchema = z
  .strictObject({
    token: secretSchema,
    name: nameSchema,
    password: passwordSchema,
    organizationName: nameSchema.meta({ description: 'As it is printed on invoices' }),
    ...firstPlaceFields,
    ...deviceFields,
  })
  .meta({ id: 'ConfirmRegistration' });
