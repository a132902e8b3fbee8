/** Codes of an authenticator app and recovery codes, as the library makes, seals and checks them: called for the holder of a proof. */
import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';
import { findRecoveryCode } from '../../contexts/account/sessions/second-factor/typed-codes.ts';
import type { SecondFactorLibrary } from '../../contexts/account/sessions/team-options.ts';
import type { TeamDatabase, TeamDb } from '../../team-schema.ts';
import { type LibraryProofs, refusalOf } from './library-proofs.ts';
import type { OpenedLibrary } from './open-library.ts';

const stepMs = 30_000;
/** The proof of one of several calls at once, which the end of another took. */
const proofGone = 'INVALID_TWO_FACTOR_COOKIE';

export function createSecondFactorLibrary(
  library: OpenedLibrary,
  proofs: LibraryProofs,
  { query }: Pick<TeamDatabase, 'query'>,
): SecondFactorLibrary {
  /** Undefined for what the library refuses by one of these names, or statuses. */
  async function unless<T>(codes: readonly string[], call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      const { code, status } = refusalOf(error);
      if (codes.includes(String(code)) || codes.includes(String(status))) return undefined;
      throw error;
    }
  }

  /** What the library opens with a change ends, too. */
  async function changing<T>(identityId: string, call: (headers: Headers) => Promise<T>): Promise<T> {
    try {
      return await proofs.during(identityId, call);
    } finally {
      await proofs.end(identityId);
    }
  }

  async function recoveryCodes(identityId: string): Promise<readonly string[] | undefined> {
    const body = { userId: identityId };
    const found = await unless(['BACKUP_CODES_NOT_ENABLED'], async () =>
      library.api.viewBackupCodes({ body }),
    );
    return found?.backupCodes;
  }

  return {
    recoveryCodes,
    async begin(identityId, password) {
      const body = { password, method: 'totp', issuer: 'Vireo' } as const;
      const begun = await unless(['TOTP_ALREADY_ENABLED'], async () =>
        changing(identityId, async (headers) => await library.api.enableTwoFactor({ headers, body })),
      );
      return begun?.method === 'totp' ? begun.totpURI : undefined;
    },
    async findStep(identityId, code) {
      const body = { code };
      const isRight = await unless(['INVALID_CODE', 'TOTP_NOT_ENABLED', proofGone], async () =>
        changing(identityId, async (headers) => await library.api.verifyTOTP({ headers, body })),
      );
      return isRight === undefined ? undefined : await stepOf(library, query, { identityId, code });
    },
    async renewRecoveryCodes(identityId, password) {
      const body = { password };
      const { backupCodes } = await proofs.during(
        identityId,
        async (headers) => await library.api.generateBackupCodes({ headers, body }),
      );
      return backupCodes;
    },
    async useRecoveryCode(identityId, typed) {
      const code = findRecoveryCode((await recoveryCodes(identityId)) ?? [], typed);
      if (code === undefined) return false;
      const body = { code, disableSession: true };
      const refused = ['INVALID_BACKUP_CODE', 'BACKUP_CODES_NOT_ENABLED', 'CONFLICT', proofGone];
      const used = await unless(refused, async () =>
        proofs.during(identityId, async (headers) => await library.api.verifyBackupCode({ headers, body })),
      );
      return used !== undefined;
    },
    async remove(identityId, password) {
      const body = { password };
      await changing(identityId, async (headers) => await library.api.disableTwoFactor({ headers, body }));
    },
  };
}

/** Of the steps that the library takes: this one, and the one before and after. */
async function stepOf(
  library: OpenedLibrary,
  query: TeamDb,
  { identityId, code }: { readonly identityId: string; readonly code: string },
): Promise<number | undefined> {
  const row = await query
    .selectFrom('identity_two_factors')
    .select('secret')
    .where('identity_id', '=', identityId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { secretConfig } = await library.$context;
  const secret = createOTP(await symmetricDecrypt({ key: secretConfig, data: row.secret }));
  const now = Math.floor(Date.now() / stepMs);
  let found: number | undefined;
  for (const step of [now - 1, now, now + 1]) if ((await secret.hotp(step)) === code) found = step;
  return found;
}
