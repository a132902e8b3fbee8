/** Signing an account in by XOAUTH2, on the wire. */
import * as z from 'zod';
import { instantSchema, lineSchema } from '../../http/wire.ts';

const clientSecretSchema = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'is printable ASCII without spaces');

export const startSignInSchema = z
  .strictObject({
    /** `device`: a code is typed at the provider. `loopback`: the browser returns to `redirectUrl`. */
    flow: z.enum(['device', 'loopback']),
    /** Where the client listens: `http://127.0.0.1:51234/`. */
    redirectUrl: z
      .string()
      .max(300)
      .regex(
        /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d{1,5}\/[\w/-]*$/,
        'is an address of this machine',
      )
      .optional(),
    /** Where the provider gives one to installed programs, as Google does. */
    clientSecret: clientSecretSchema.optional(),
  })
  .meta({ id: 'StartMailSignIn' });
export type StartSignIn = z.infer<typeof startSignInSchema>;

export const startedSignInSchema = z
  .object({
    flow: z.enum(['device', 'loopback']),
    /** To be opened in a browser. */
    url: z.string(),
    /** To be typed there; null with `loopback`. */
    userCode: z.string().nullable(),
    expiresAt: instantSchema,
    /** How long to wait between two questions whether it is done; null with `loopback`. */
    intervalSeconds: z.number().nullable(),
  })
  .meta({ id: 'StartedMailSignIn' });
export type StartedSignIn = z.infer<typeof startedSignInSchema>;

export const completeSignInSchema = z
  .strictObject({
    /** Of the address that the browser returned to; none with `device`. */
    code: lineSchema.min(1).max(4_000).optional(),
    state: lineSchema.min(1).max(200).optional(),
  })
  .meta({ id: 'CompleteMailSignIn' });
export type CompleteSignIn = z.infer<typeof completeSignInSchema>;

export const completedSignInSchema = z
  .object({
    state: z.enum(['signed_in', 'pending', 'refused', 'expired']),
    /** Why it was refused, as the provider says it. */
    message: z.string().nullable(),
    /** To be kept where the client keeps passwords, and handed over as one when the backend was restarted. Null where the server keeps it. */
    secret: z.string().nullable(),
    /** Mails that waited for it. */
    released: z.number().int(),
  })
  .meta({ id: 'CompletedMailSignIn' });
export type CompletedSignIn = z.infer<typeof completedSignInSchema>;
