/**
 * Tables of sign-in, which exist where people sign in alone. They are of no organization: a login is of a person, who may be
 * in several. So they are no part of `Schema`, and nothing but `contexts/account` and the identity library asks them.
 */
import type { Generated, Kysely, Transaction } from 'kysely';
import type { Database } from './platform/db/index.ts';
import type { PersonLanguage } from './platform/http/language/person-language.ts';
import type { Reader, Schema, Trx } from './schema.ts';

interface IdentityTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  /** 1 once a mail to the address was answered. */
  email_verified: number;
  /** 1 where a sign-in by password asks for a code, too. */
  two_factor_enabled: Generated<number>;
  image: string | null;
  /** Null until the person says it. */
  language: PersonLanguage | null;
  created_at: number;
  updated_at: number;
}

interface IdentityAccountTable {
  id: string;
  identity_id: string;
  account_id: string;
  provider_id: string;
  /** As the library hashes it. */
  password: string | null;
  created_at: number;
  updated_at: number;
}

interface IdentityProofTable {
  id: string;
  identity_id: string;
  token: string;
  expires_at: number;
}

interface TwoFactorTable {
  id: string;
  identity_id: string;
  secret: string;
  backup_codes: string;
  verified: number;
  failed_verification_count: number | null;
  locked_until: number | null;
  used_step: number | null;
}

interface PasskeyTable {
  id: string;
  identity_id: string;
  name: string | null;
  credential_id: string;
  public_key: string;
  counter: number;
  device_type: string;
  backed_up: number;
  transports: string | null;
  aaguid: string | null;
  created_at: number | null;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: number;
}

interface ChallengeTable {
  token_hash: string;
  identity_id: string;
  organization_id: string | null;
  attempts: number;
  made_at: number;
  expires_at: number;
  used_at: number | null;
}

interface MembershipTable {
  identity_id: string;
  organization_id: string;
  user_id: string;
  created_at: number;
}

export type EndReason =
  | 'signed_out'
  | 'revoked'
  | 'reused'
  | 'password'
  | 'deactivated'
  | 'switched'
  | 'replaced'
  | 'second_factor';

interface SessionTable {
  id: string;
  identity_id: string;
  organization_id: string;
  user_id: string;
  cookie_hash: string | null;
  device: string;
  address: string;
  created_at: number;
  used_at: number;
  /** When its person last proved who they are. */
  confirmed_at: number;
  /** 1 where it was opened by two factors, or its person has proved the second one since. */
  has_second_factor: Generated<number>;
  /** Without a use until then. */
  expires_at: number;
  /** However often it is used. */
  ends_at: number;
  ended_at: number | null;
  end_reason: EndReason | null;
  /** The session of a program from which it was opened, and with which it ends. */
  opened_by: string | null;
}

interface RefreshTokenTable {
  token_hash: string;
  session_id: string;
  salt: string;
  made_at: number;
  used_at: number | null;
}

interface KnownDeviceTable {
  device_hash: string;
  identity_id: string;
  used_at: number;
}

/** Programs that are signed in by a browser. */
export const deviceKinds = ['cli', 'editor', 'other'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export type LinkPurpose =
  | 'set-up'
  | 'register'
  | 'verify'
  | 'reset'
  | 'operator-reset'
  | 'old-address'
  | 'new-address';

interface OneTimeLinkTable {
  token_hash: string;
  purpose: LinkPurpose;
  identity_id: string | null;
  email: string | null;
  made_at: number;
  expires_at: number;
  used_at: number | null;
}

interface AddressChangeTable {
  identity_id: string;
  email: string;
  old_confirmed_at: number | null;
  new_confirmed_at: number | null;
  made_at: number;
}

interface SignInFailureTable {
  name_hash: string;
  failures: number;
  failed_at: number;
}

interface DeviceCodeTable {
  device_hash: string;
  user_hash: string;
  /** As the program calls itself. */
  device: string;
  kind: DeviceKind;
  /** Of the network, as the program asked. */
  address: string;
  /** Under which the address is limited. */
  network: string;
  state: 'pending' | 'approved' | 'denied' | 'used';
  /** Between two questions of the program. */
  wait_seconds: number;
  polled_at: number | null;
  made_at: number;
  expires_at: number;
  /** Of the person who answered; that of their session where they named none. */
  organization_id: Generated<string | null>;
  /** The session of the person who answered. */
  decided_by: string | null;
  /** The session that it opened. */
  session_id: string | null;
}

interface SigningKeyTable {
  kid: string;
  public_jwk: string;
  sealed_private_jwk: string;
  made_at: number;
}

interface SignInRuleTable {
  organization_id: string;
  requires_second_factor: number;
  changed_by: string;
  changed_at: number;
}

interface SealedSecretTable {
  organization_id: string;
  owner: 'organization' | 'person';
  /** Of the organization, or of its user. */
  owner_id: string;
  kind: string;
  name: string;
  /** What may be shown of it. */
  about: string | null;
  sealed: string;
}

interface OperatorSessionTable {
  id: string;
  token_hash: string;
  /** Who looks. */
  identity_id: string;
  /** Their own session, without which it ends. */
  opened_by: string;
  organization_id: string;
  reason: string;
  opened_at: number;
  ends_at: number;
  ended_at: number | null;
}

interface SessionConfirmationTable {
  id: string;
  token_hash: string;
  /** That waits for it. */
  session_id: string;
  /** Compared by its person. */
  code: string;
  /** Of the network that asked. */
  address: string;
  state: 'pending' | 'confirmed' | 'denied';
  made_at: number;
  expires_at: number;
}

interface RunnerLeaseTable {
  job: string;
  epoch: number;
  organization_id: string;
  user_id: string;
  machine_id: string;
  until: number;
}

interface OrganizationSlugTable {
  organization_id: string;
  slug: string;
  changed_at: number;
}

export interface TeamSchema extends Pick<Schema, 'users' | 'organizations'> {
  identities: IdentityTable;
  identity_accounts: IdentityAccountTable;
  identity_proofs: IdentityProofTable;
  identity_two_factors: TwoFactorTable;
  identity_passkeys: PasskeyTable;
  identity_verifications: VerificationTable;
  sign_in_challenges: ChallengeTable;
  sign_in_rules: SignInRuleTable;
  organization_slugs: OrganizationSlugTable;
  identity_memberships: MembershipTable;
  sessions: SessionTable;
  refresh_tokens: RefreshTokenTable;
  known_devices: KnownDeviceTable;
  one_time_links: OneTimeLinkTable;
  address_changes: AddressChangeTable;
  sign_in_failures: SignInFailureTable;
  signing_keys: SigningKeyTable;
  device_codes: DeviceCodeTable;
  sealed_secrets: SealedSecretTable;
  operator_sessions: OperatorSessionTable;
  runner_leases: RunnerLeaseTable;
  session_confirmations: SessionConfirmationTable;
}

export type TeamDb = Kysely<TeamSchema>;
export type TeamTrx = Transaction<TeamSchema>;

/** The same database: what differs is which of its tables are named. */
function same<T>(rows: unknown): T {
  return rows as T;
}

/** The same rows, with the tables of sign-in. */
export const teamRows = (rows: Reader | Trx): TeamDb => same(rows);

/** The same rows, with the tables of every practice. */
export const practiceRows = (rows: TeamDb): Reader => same(rows);

export type TeamDatabase = Pick<Database<TeamSchema>, 'query' | 'transaction' | 'dialect'>;

export const teamDatabase = (database: Database<Schema>): TeamDatabase => same(database);
