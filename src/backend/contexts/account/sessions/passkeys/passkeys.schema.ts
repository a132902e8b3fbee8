/** Passkeys on the wire; what a browser says of a ceremony has the names of WebAuthn (`PublicKeyCredential.toJSON`). */
import * as z from 'zod';
import { idSchema, instantSchema, nameSchema } from '../../../../platform/http/wire.ts';

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/, 'is not base64url');
const credentialId = base64url(1_400);
const clientDataJSON = base64url(10_000);

export const passkeyOptionsSchema = z
  .object({ options: z.record(z.string(), z.unknown()) })
  .meta({ id: 'PasskeyOptions', description: 'For `navigator.credentials`, as JSON of WebAuthn has it' });

const attestationSchema = z.object({
  id: credentialId,
  response: z.object({
    clientDataJSON,
    attestationObject: base64url(100_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type PasskeyAttestation = z.infer<typeof attestationSchema>;

export const assertionSchema = z.object({
  id: credentialId,
  response: z.object({
    clientDataJSON,
    authenticatorData: base64url(10_000),
    signature: base64url(10_000),
  }),
});
export type PasskeyAssertion = z.infer<typeof assertionSchema>;

export const newPasskeySchema = z
  .strictObject({ name: nameSchema, response: attestationSchema })
  .meta({ id: 'NewPasskey' });
export const renamePasskeySchema = z.strictObject({ name: nameSchema }).meta({ id: 'RenamePasskey' });
export const passkeySignInSchema = z
  .strictObject({ response: assertionSchema, organizationId: idSchema.optional() })
  .meta({ id: 'PasskeySignIn' });
export const passkeyConfirmSchema = z
  .strictObject({ response: assertionSchema })
  .meta({ id: 'PasskeyConfirm' });

export const passkeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    createdAt: instantSchema,
    isBackedUp: z.boolean().meta({ description: 'Whether its maker keeps it on other devices, too' }),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof passkeySchema>;

export const passkeyListSchema = z
  .object({
    items: z.array(passkeySchema),
    unavailable: z.string().nullable().meta({ description: 'Why this server has no passkeys' }),
  })
  .meta({ id: 'PasskeyList' });
export type PasskeyList = z.infer<typeof passkeyListSchema>;

export const passkeyIdSchema = z.object({ passkeyId: idSchema });
