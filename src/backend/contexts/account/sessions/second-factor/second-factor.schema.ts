/** Second factors on the wire. */
import * as z from 'zod';
import { assertionSchema } from '../passkeys/passkeys.schema.ts';
import { deviceFields, passwordSchema, secretSchema, signedInSchema } from '../sessions.schema.ts';

export const secondFactorMethods = ['totp', 'recovery_code'] as const;
export type SecondFactorMethod = (typeof secondFactorMethods)[number];

const secondFactorNeededSchema = z
  .object({
    secondFactor: z.object({
      challenge: z.string().meta({ description: 'Goes along with the code; holds for ten minutes' }),
      methods: z.array(z.enum(secondFactorMethods)),
    }),
  })
  .meta({ id: 'SecondFactorNeeded', description: 'The password was right; there is no session yet' });
export type SecondFactorNeeded = z.infer<typeof secondFactorNeededSchema>;

export const loginAnswerSchema = z.union([signedInSchema, secondFactorNeededSchema]);

/** As it is typed: spaces in between mean nothing. */
const codeSchema = z.string().trim().min(6, 'is too short').max(40, 'is too long');

export const secondFactorSchema = z
  .strictObject({
    challenge: secretSchema,
    method: z.enum(secondFactorMethods),
    code: codeSchema,
    ...deviceFields,
  })
  .meta({ id: 'GiveSecondFactor' });

export const totpStateSchema = z
  .object({
    isOn: z.boolean(),
    isRequired: z.boolean().meta({ description: 'The organization requires a second factor' }),
    recoveryCodesLeft: z.int(),
  })
  .meta({ id: 'TotpState' });
export type TotpState = z.infer<typeof totpStateSchema>;

export const totpBegunSchema = z
  .object({
    uri: z.string().meta({ description: '`otpauth://totp/…`, for an authenticator app' }),
    secret: z.string().meta({ description: 'The same by hand: Base32' }),
    qrCode: z
      .object({ size: z.int(), path: z.string() })
      .meta({ description: 'The address as a QR code: outline of an SVG, one unit a module' }),
  })
  .meta({ id: 'TotpBegun', description: 'Shown once' });
export type TotpBegun = z.infer<typeof totpBegunSchema>;

export const recoveryCodesSchema = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes', description: 'Shown once; each works once' });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const totpPasswordSchema = z.strictObject({ password: passwordSchema }).meta({ id: 'TotpPassword' });
/** A recovery code is a factor; a passkey signs what `POST /auth/passkey/begin` asks in the same browser. */
const factorSchema = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.enum(secondFactorMethods), code: codeSchema }),
    z.strictObject({ method: z.literal('passkey'), response: assertionSchema }),
  ])
  .meta({ id: 'FactorGiven' });
export type FactorGiven = z.infer<typeof factorSchema>;

export const factorProofSchema = z
  .strictObject({ password: passwordSchema, factor: factorSchema })
  .meta({ id: 'FactorProof', description: 'The password and a factor of the account' });

export const totpCodeSchema = z.strictObject({ code: codeSchema }).meta({ id: 'TotpCode' });
