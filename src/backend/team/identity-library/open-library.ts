/** The kept identity library (better-auth) as it is opened here: over our tables, for passwords, codes and passkeys alone. */

import { passkey } from '@better-auth/passkey';
import { APIError, type Auth } from 'better-auth';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { v7 as newId } from 'uuid';
import {
  longestPassword,
  shortestPassword,
} from '../../contexts/account/sessions/identities/password-rules.ts';
import { makeRecoveryCodes } from '../../contexts/account/sessions/second-factor/typed-codes.ts';
import type { TeamDatabase } from '../../team-schema.ts';
import { createStoreAdapter } from './store-adapter.ts';

/** In place of the library's own, so that tests can count what is hashed. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(checked: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

export interface IdentityLibraryOptions {
  readonly database: TeamDatabase;
  readonly publicUrl: string;
  /** Of the installation, 32 characters at least. */
  readonly secret: string;
  readonly hasher?: PasswordHasher | undefined;
}

const proofSeconds = 60;
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const passkeySchema = {
  passkey: {
    modelName: 'identity_passkeys',
    fields: {
      userId: 'identity_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const;

/** A passkey counts as both factors: its device has asked for a finger, a face or a PIN. */
function requireUserVerified(isVerified: boolean | undefined, code: string): void {
  if (isVerified !== true) throw new APIError('BAD_REQUEST', { code, message: 'user not verified' });
}

const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'identity_two_factors',
    fields: {
      userId: 'identity_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;

type LibraryConfig = ReturnType<typeof configOf>;
export type OpenedLibrary = Auth<LibraryConfig>;

export function openLibrary(options: IdentityLibraryOptions): OpenedLibrary {
  return betterAuth(configOf(options));
}

function configOf({ database, publicUrl, secret, hasher }: IdentityLibraryOptions) {
  return {
    database: createStoreAdapter(database),
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: { database: { generateId: () => newId() } },
    user: { modelName: 'identities', fields: { ...stamps, emailVerified: 'email_verified' } },
    session: {
      modelName: 'identity_proofs',
      expiresIn: proofSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: {
        ...stamps,
        expiresAt: 'expires_at',
        userId: 'identity_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    account: {
      modelName: 'identity_accounts',
      accountLinking: { enabled: false },
      fields: {
        ...stamps,
        userId: 'identity_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'identity_verifications', fields: { ...stamps, expiresAt: 'expires_at' } },
    plugins: [
      twoFactor({
        schema: twoFactorSchema,
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
      }),
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Vireo',
        origin: new URL(publicUrl).origin,
        schema: passkeySchema,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification: { registrationInfo } }) =>
            requireUserVerified(registrationInfo?.userVerified, 'FAILED_TO_VERIFY_REGISTRATION'),
        },
        authentication: {
          afterVerification: async ({ verification: { authenticationInfo } }) =>
            requireUserVerified(authenticationInfo.userVerified, 'AUTHENTICATION_FAILED'),
        },
      }),
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      ...(hasher && { password: hasher }),
    },
  };
}
