/** Sign-in and sessions on the wire. */
import * as z from 'zod';
import { roles } from '../../../../domain/authorization.ts';
import { emailSchema } from '../../../platform/http/fields/identifier-fields.ts';
import { personLanguageSchema } from '../../../platform/http/language/person-language.ts';
import { idSchema, instantSchema, nameSchema } from '../../../platform/http/wire.ts';
import { firstPlaceFields } from './organizations/first-place.ts';

/** In lower case, so that one address is one account; of a form that both we and the library take, which knows no last part in other letters. */
export const loginEmailSchema = emailSchema
  .toLowerCase()
  .refine((text) => z.email().safeParse(text).success, {
    error: 'is not an email address',
    when: ({ issues }) => issues.length === 0,
  });
/** Any, so that one that was set under other rules is checked; new ones have rules of their own. */
export const passwordSchema = z.string().min(1, 'is missing').max(128, 'must have 128 characters at most');
export const secretSchema = z
  .string()
  .min(20, 'is not whole')
  .max(100, 'is not one of ours')
  .regex(/^[\w-]+$/, 'is not one of ours');

export const sessionSchema = z
  .object({
    id: idSchema,
    organizationId: idSchema,
    device: z.string(),
    address: z.string().meta({ description: 'Of the network, as it signed in' }),
    createdAt: instantSchema,
    usedAt: instantSchema,
    expiresAt: instantSchema,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const sessionListSchema = z.object({ items: z.array(sessionSchema) }).meta({ id: 'SessionList' });

export const accountSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    isEmailVerified: z.boolean(),
    language: personLanguageSchema.nullable().meta({
      description:
        'In which they read mail; null where they have not chosen it: English of their login, and that of their organizations',
    }),
    organizationId: idSchema,
    userId: idSchema,
    memberships: z.array(z.object({ organizationId: idSchema, userId: idSchema, role: z.enum(roles) })),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

export const accessSchema = z
  .object({
    accessToken: z.string(),
    expiresAt: instantSchema.meta({ description: 'Of the access token; the refresh token lasts seven days' }),
    refreshToken: z.string(),
  })
  .meta({ id: 'Access' });
export type Access = z.infer<typeof accessSchema>;

export const signedInSchema = z
  .object({
    account: accountSchema,
    access: accessSchema
      .extend({ deviceToken: z.string() })
      .nullable()
      .meta({ description: 'Of a program; null for a browser, which gets a cookie' }),
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof signedInSchema>;

export const deviceFields = {
  device: nameSchema
    .optional()
    .meta({ description: 'What the list of sessions calls it, e.g. "Laptop, VS Code"' }),
  deviceToken: secretSchema.optional().meta({ description: 'Of a sign-in before: spares it the waiting' }),
};
export type DeviceFields = {
  readonly device?: string | undefined;
  readonly deviceToken?: string | undefined;
};

export const loginSchema = z
  .strictObject({
    email: loginEmailSchema,
    password: passwordSchema,
    organizationId: idSchema.optional(),
    ...deviceFields,
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof loginSchema>;

export const setUpSchema = z
  .strictObject({
    token: secretSchema,
    name: nameSchema,
    email: loginEmailSchema,
    password: passwordSchema,
    organizationName: nameSchema.optional().meta({ description: 'Of a practice that has none' }),
    /** A practice that is taken over keeps its own. */
    ...firstPlaceFields,
    ...deviceFields,
  })
  .meta({ id: 'SetUp' });
export const setUpLinkSchema = z
  .object({
    organizationName: z.string(),
    takesOver: z.boolean().meta({ description: 'The database has a practice, which keeps its settings' }),
  })
  .meta({ id: 'SetUpLink' });
export type SetUpLink = z.infer<typeof setUpLinkSchema>;
export const invitationLinkSchema = z
  .object({
    organizationName: z.string(),
    invitedBy: z.string(),
    email: z.string(),
    role: z.enum(roles),
  })
  .meta({ id: 'InvitationLink' });
export type InvitationLink = z.infer<typeof invitationLinkSchema>;
export type SetUp = z.infer<typeof setUpSchema>;

export const changePasswordSchema = z
  .strictObject({ password: passwordSchema, newPassword: passwordSchema })
  .meta({ id: 'ChangePassword' });
export const askResetSchema = z.strictObject({ email: loginEmailSchema }).meta({ id: 'AskReset' });
export const resetSchema = z
  .strictObject({ token: secretSchema, password: passwordSchema })
  .meta({ id: 'ResetPassword' });
export const changeAddressSchema = z
  .strictObject({ email: loginEmailSchema, password: passwordSchema })
  .meta({ id: 'ChangeAddress' });
export const linkSchema = z.strictObject({ token: secretSchema }).meta({ id: 'ConfirmLink' });

export const joinSchema = z
  .strictObject({ token: secretSchema, name: nameSchema, password: passwordSchema, ...deviceFields })
  .meta({ id: 'Join' });

export const languageSchema = z
  .strictObject({ language: personLanguageSchema })
  .meta({ id: 'ChooseLanguage' });

export const refreshSchema = z.strictObject({ refreshToken: secretSchema }).meta({ id: 'Refresh' });
export const confirmSchema = z.strictObject({ password: passwordSchema }).meta({ id: 'Confirm' });
