// Generated from the migrations of this folder (npm run generate).
import type { Migration } from '../platform/db/migrate.ts';
import { teamIdentities } from './0001-team-identities.ts';
import { secondFactors } from './0002-second-factors.ts';
import { deviceCodes } from './0003-device-codes.ts';
import { passkeys } from './0004-passkeys.ts';
import { secondFactorRules } from './0006-second-factor-rules.ts';
import { deviceOrganizations } from './0007-device-organizations.ts';
import { operatorSessions } from './0009-operator-sessions.ts';
import { sealedSecrets } from './0010-sealed-secrets.ts';
import { organizationSlugs } from './0011-organization-slugs.ts';
import { sessionOpeners } from './0012-session-openers.ts';
import { sessionEnds } from './0013-session-ends.ts';
import { identityLanguages } from './0014-identity-languages.ts';
import { foldersOnMachines } from './0015-folders-on-machines.ts';
import { runnerLeases } from './0016-runner-leases.ts';
import { secretOwners } from './0017-secret-owners.ts';
import { sessionConfirmations } from './0018-session-confirmations.ts';

// biome-ignore format: one a line, as the list grows.
export const teamMigrations: readonly Migration[] = [
  teamIdentities,
  secondFactors,
  deviceCodes,
  passkeys,
  secondFactorRules,
  deviceOrganizations,
  operatorSessions,
  sealedSecrets,
  organizationSlugs,
  sessionOpeners,
  sessionEnds,
  identityLanguages,
  foldersOnMachines,
  runnerLeases,
  secretOwners,
  sessionConfirmations,
];
