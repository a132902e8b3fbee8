/** A proof of who asks that is given in a browser, on the wire. */
import * as z from 'zod';
import { idSchema, instantSchema } from '../../../../platform/http/wire.ts';
import { assertionSchema } from '../passkeys/passkeys.schema.ts';
import { secretSchema } from '../sessions.schema.ts';

export const confirmationStates = ['pending', 'confirmed', 'denied'] as const;

const code = z.string().meta({ description: 'Shown by both sides, for the person to compare' });

export const askedConfirmationSchema = z
  .object({
    id: idSchema,
    url: z.string().meta({ description: 'To be opened in a browser; its secret stands behind `#`' }),
    code,
    expiresAt: instantSchema,
  })
  .meta({ id: 'AskedConfirmation' });
export type AskedConfirmation = z.infer<typeof askedConfirmationSchema>;

export const confirmationIdSchema = z.object({ confirmationId: idSchema });

export const confirmationSchema = z
  .object({ state: z.enum([...confirmationStates, 'expired']) })
  .meta({ id: 'Confirmation' });
export type Confirmation = z.infer<typeof confirmationSchema>;

export const confirmationLinkSchema = z
  .strictObject({ token: secretSchema })
  .meta({ id: 'ConfirmationLink' });

export const shownConfirmationSchema = z
  .object({
    code,
    email: z.string(),
    device: z.string(),
    address: z.string(),
    isSameNetwork: z.boolean(),
    askedAt: instantSchema,
  })
  .meta({ id: 'ShownConfirmation' });
export type ShownConfirmation = z.infer<typeof shownConfirmationSchema>;

export const giveConfirmationSchema = z
  .strictObject({ token: secretSchema, response: assertionSchema })
  .meta({ id: 'GiveConfirmation' });
