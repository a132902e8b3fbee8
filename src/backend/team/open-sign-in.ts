/** Sign-in of the server process: the kept library, and a secret that is made of the key of the installation. */
import { hkdfSync } from 'node:crypto';
import type { TeamAccounts } from '../contexts/account/sessions/team-options.ts';
import { firstStartOf } from '../local/first-start-facts.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { InstallationKey } from '../platform/secrets/seal.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { teamDatabase } from '../team-schema.ts';
import { createIdentityLibrary } from './identity-library/identity-library.ts';
import { openTeamAccounts } from './open-team-accounts.ts';

interface SignInOptions {
  readonly database: Database<Schema>;
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly openRegistration: boolean;
  readonly operators: readonly string[];
  readonly installationKey: InstallationKey;
}

const secretBytes = 32;

export async function openSignIn(options: SignInOptions): Promise<TeamAccounts> {
  const { database, publicUrl, allowedOrigins, openRegistration, operators, installationKey } = options;
  const made = hkdfSync('sha256', installationKey.make(), '', 'vireo sign-in', secretBytes);
  const secret = Buffer.from(made).toString('base64url');
  await migrateTeam(database);
  return await openTeamAccounts({
    database,
    clock: systemClock,
    publicUrl,
    allowedOrigins,
    openRegistration,
    operators,
    secret,
    library: createIdentityLibrary({ database: teamDatabase(database), publicUrl, secret }),
    firstStart: firstStartOf(systemClock()),
  });
}
