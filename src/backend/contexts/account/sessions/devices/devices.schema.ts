/** Signing a program in by a browser, on the wire (RFC 8628). */
import * as z from 'zod';
import { idSchema, instantSchema, nameSchema } from '../../../../platform/http/wire.ts';
import { deviceKinds } from '../../../../team-schema.ts';
import { secretSchema } from '../sessions.schema.ts';

export const askDeviceSchema = z
  .strictObject({
    device: nameSchema.max(100).meta({ description: 'What the page and the list of sessions call it' }),
    kind: z.enum(deviceKinds),
  })
  .meta({ id: 'AskDeviceCode' });
export type AskDevice = z.infer<typeof askDeviceSchema>;

export const deviceCodeSchema = z
  .object({
    deviceCode: z.string().meta({ description: 'Of the program alone: it asks for its tokens by it' }),
    userCode: z.string().meta({ description: 'Shown to the person, who compares it with the page' }),
    verificationUrl: z.url(),
    verificationUrlComplete: z.url().meta({ description: 'The same page, with the code filled in' }),
    expiresIn: z.int().meta({ description: 'Seconds' }),
    interval: z.int().meta({ description: 'Seconds between two questions, five more after `slow_down`' }),
  })
  .meta({ id: 'DeviceCode' });
export type DeviceCode = z.infer<typeof deviceCodeSchema>;

export const takeDeviceSchema = z
  .strictObject({
    deviceCode: secretSchema,
    deviceToken: secretSchema.optional().meta({ description: 'Of a sign-in before' }),
  })
  .meta({ id: 'TakeDeviceTokens' });

export const userCodeSchema = z
  .strictObject({ userCode: z.string().min(1).max(40) })
  .meta({ id: 'AnswerDeviceCode' });

export const approveDeviceSchema = userCodeSchema
  .extend({
    organizationId: idSchema
      .optional()
      .meta({ description: 'Of the account; that of the session where it is left out' }),
  })
  .meta({ id: 'ApproveDeviceCode' });

export const askedDeviceSchema = z
  .object({
    userCode: z.string(),
    device: z.string(),
    kind: z.enum(deviceKinds),
    address: z.string().meta({ description: 'Of the network, as the program asked' }),
    isSameNetwork: z.boolean().meta({ description: 'Whether this question comes from the same one' }),
    askedAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({ id: 'AskedDevice' });
export type AskedDevice = z.infer<typeof askedDeviceSchema>;
