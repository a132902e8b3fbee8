/** Accounts of mail on the wire. No reply has a password or a token in it. */
import * as z from 'zod';
import { findNameFault } from '../../../../domain/mail/header-text.ts';
import { mailSecurities, presetNames, signInKinds } from '../../../../domain/mail/mail-presets.ts';
import { mailFaults } from '../../../../domain/mail/mail-states.ts';
import { mailAddressSchema } from '../../http/fields/identifier-fields.ts';
import { asIssue } from '../../http/refusals/schema-issues.ts';
import {
  idSchema,
  instantSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../http/wire.ts';

/** Beside an address. */
export const shownNameSchema = lineSchema.max(200).superRefine((name, context) => {
  const fault = findNameFault(name);
  if (fault !== undefined) context.addIssue(asIssue(fault));
});

const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9.:-]+$/, 'is the name of a server');

const secureUrlSchema = z
  .string()
  .max(500)
  .refine((url) => URL.parse(url)?.protocol === 'https:' || isOwnMachine(url), 'must begin with https://');

function isOwnMachine(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'http:' && parsed.hostname === '127.0.0.1';
}

const oauthTextSchema = lineSchema.min(1).max(500);

/** How the account signs in by XOAUTH2: with an app registration of your own. */
export const oauthSchema = z
  .strictObject({
    clientId: oauthTextSchema,
    authorizationUrl: secureUrlSchema,
    deviceUrl: secureUrlSchema,
    tokenUrl: secureUrlSchema,
    scope: oauthTextSchema,
  })
  .meta({ id: 'MailOAuth' });
export type MailOAuth = z.infer<typeof oauthSchema>;

const fields = {
  preset: z.enum(presetNames),
  senderName: shownNameSchema,
  address: mailAddressSchema,
  host: hostSchema,
  port: z.number().int().min(1).max(65_535),
  /** `none` only for a server that the settings of this computer name. */
  security: z.enum(mailSecurities),
  signIn: z.enum(signInKinds),
  username: lineSchema.max(320),
  oauth: oauthSchema.nullable(),
  /** Recipients in 24 hours; more waits. */
  dailyLimit: z.number().int().min(1).max(1_000_000).nullable(),
  /** Mail that names no account goes out by it. */
  isDefault: z.boolean(),
};

/** As events have it. */
export const accountRecordSchema = recordSchema
  .extend({ ...fields, address: z.string() })
  .meta({ id: 'MailAccountRecord' });
export type AccountRecord = z.infer<typeof accountRecordSchema>;

export const accountSchema = accountRecordSchema
  .extend({
    /** Whether what it signs in with is at hand. */
    password: z.enum(['present', 'missing', 'rejected', 'not_needed']),
    /** When a server last took mail of it as it is set up; null where none has. */
    testedAt: instantSchema.nullable(),
    /** `ready`: tested, and what it signs in with is at hand. */
    state: z.enum(['ready', 'untested', 'needs_sign_in', 'sign_in_refused']),
  })
  .meta({ id: 'MailAccount' });
export type Account = z.infer<typeof accountSchema>;

export const createAccountSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** What is not said is taken from it. */
    preset: fields.preset.default('other'),
    address: fields.address,
    senderName: fields.senderName.default(''),
    host: fields.host.optional(),
    port: fields.port.optional(),
    security: fields.security.optional(),
    signIn: fields.signIn.optional(),
    username: fields.username.optional(),
    oauth: z
      .strictObject({ ...oauthSchema.shape })
      .partial()
      .extend({ clientId: oauthTextSchema })
      .optional(),
    dailyLimit: fields.dailyLimit.optional(),
    /** The first one is. */
    isDefault: fields.isDefault.optional(),
  })
  .meta({ id: 'CreateMailAccount' });
export type CreateAccount = z.infer<typeof createAccountSchema>;

/** Another server takes the password away: it was given for the one before. */
export const patchAccountSchema = z
  .strictObject({
    senderName: fields.senderName,
    address: fields.address,
    host: fields.host,
    port: fields.port,
    security: fields.security,
    signIn: fields.signIn,
    username: fields.username,
    oauth: fields.oauth,
    dailyLimit: fields.dailyLimit,
    isDefault: fields.isDefault,
  })
  .partial()
  .meta({ id: 'PatchMailAccount' });
export type PatchAccount = z.infer<typeof patchAccountSchema>;

export const listAccountsSchema = z.strictObject(pageQuerySchema.shape);
export type ListAccounts = z.infer<typeof listAccountsSchema>;
export const accountPageSchema = pageSchema(accountSchema).meta({ id: 'MailAccountPage' });

const passwordSchema = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^\p{Cc}]+$/u, 'must not hold control characters');

export const putPasswordSchema = z
  .strictObject({
    /** Or the secret of a sign-in by XOAUTH2. Kept in the memory of the backend while it runs, and nowhere else. */
    password: passwordSchema,
  })
  .meta({ id: 'PutMailPassword' });

export const releasedSchema = z
  .object({
    /** Mails that waited and are sent now. */
    released: z.number().int(),
  })
  .meta({ id: 'ReleasedMail' });

export const testAccountSchema = z
  .strictObject({
    /** The account's own address when absent. */
    to: mailAddressSchema.optional(),
  })
  .meta({ id: 'TestMailAccount' });
export type TestAccount = z.infer<typeof testAccountSchema>;

export const accountTestSchema = z
  .object({
    ok: z.boolean(),
    fault: z.enum(mailFaults).nullable(),
    /** What is wrong and what to do, in a sentence. */
    message: z.string().nullable(),
    /** What the server said. */
    response: z.string().nullable(),
  })
  .meta({ id: 'MailAccountTest' });
export type AccountTest = z.infer<typeof accountTestSchema>;

const setUpFields = {
  /** Needed for a new account, and where server, encryption or user name are other ones. */
  password: passwordSchema.optional(),
  /** Whom the test mail goes to: the account's own address when absent. */
  testTo: mailAddressSchema.optional(),
};

export const setUpAccountSchema = createAccountSchema.extend(setUpFields).meta({ id: 'SetUpMailAccount' });
export type SetUpAccount = z.infer<typeof setUpAccountSchema>;

/** The account as a whole: what is left out is as its preset has it. */
export const editAccountSchema = createAccountSchema
  .omit({ id: true })
  .extend(setUpFields)
  .meta({ id: 'EditMailAccount' });

export const accountSetUpSchema = accountTestSchema
  .extend({
    /** Null where the test mail was not taken: nothing is kept then, neither account nor password. */
    account: accountSchema.nullable(),
    /** Mails that waited for it. */
    released: z.number().int(),
  })
  .meta({ id: 'MailAccountSetUp' });
export type AccountSetUp = z.infer<typeof accountSetUpSchema>;

const endpointsSchema = oauthSchema.omit({ clientId: true });

export const presetsSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.enum(presetNames),
        title: z.string(),
        host: z.string().nullable(),
        port: z.number().int().nullable(),
        security: z.enum(mailSecurities).nullable(),
        /** The one to choose first comes first. */
        signIn: z.array(z.enum(signInKinds)),
        username: z.string().nullable(),
        dailyLimit: z.number().int().nullable(),
        oauth: endpointsSchema.nullable(),
        note: z.string().nullable(),
        hint: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MailPresets' });
