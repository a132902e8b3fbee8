/** What sign-in needs beside the app, on a server that people sign in to; absent in an embedded backend, which has no login. */
import type { Role } from '../../../../domain/authorization.ts';
import type { Host } from '../../../platform/host.ts';
import type { Authenticate } from '../../../platform/http/actor.ts';
import type { SignInGuard } from '../../../platform/http/team/sign-in-guard.ts';
import type { Mounted } from '../../../platform/slice.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { TeamDb } from '../../../team-schema.ts';
import type { PasskeyAssertion, PasskeyAttestation } from './passkeys/passkeys.schema.ts';

/** Passwords as the kept library hashes and checks them; it answers no request itself. */
export interface IdentityLibrary {
  hashPassword(password: string): Promise<string>;
  /**
   * The identity of an address and its password; undefined for any other pair, at the same cost. The proof that the library
   * makes of it is deleted before this answers.
   */
  signIn(email: string, password: string): Promise<string | undefined>;
  /** Whether it is the password of an identity; as much is hashed where there is none. */
  checkPassword(identityId: string, password: string): Promise<boolean>;
  readonly secondFactor: SecondFactorLibrary;
  readonly passkeys: PasskeyLibrary;
}

/** A ceremony of WebAuthn that was begun: what the browser is asked, and what it must bring along with its answer. */
export interface PasskeyCeremony {
  readonly options: Readonly<Record<string, unknown>>;
  /** Of one use and five minutes. Letters, digits, `-` and `_`, for a cookie. */
  readonly challenge: string;
}

export interface PasskeyLibrary {
  beginRegistration(identityId: string): Promise<PasskeyCeremony>;
  /** The id of the new passkey; undefined for an answer that does not hold. */
  register(
    identityId: string,
    made: { readonly name: string; readonly response: PasskeyAttestation; readonly challenge: string },
  ): Promise<string | undefined>;
  beginSignIn(): Promise<PasskeyCeremony>;
  /** The identity whose passkey has signed; undefined for any other answer. */
  signIn(signed: {
    readonly response: PasskeyAssertion;
    readonly challenge: string;
  }): Promise<string | undefined>;
}

/** Codes of an authenticator app (TOTP, RFC 6238), and recovery codes. Each use of a password was checked before. */
export interface SecondFactorLibrary {
  /** A new secret, which counts once a code of it was confirmed; undefined where one counts already. */
  begin(identityId: string, password: string): Promise<string | undefined>;
  /** The time step of a code that is right now, whether it was used before or not. */
  findStep(identityId: string, code: string): Promise<number | undefined>;
  /** Those that are left; undefined where nothing was begun. */
  recoveryCodes(identityId: string): Promise<readonly string[] | undefined>;
  renewRecoveryCodes(identityId: string, password: string): Promise<readonly string[]>;
  /** Of two at once that use the same one, one does. */
  useRecoveryCode(identityId: string, code: string): Promise<boolean>;
  remove(identityId: string, password: string): Promise<void>;
}

/** What an access token says, and nothing else. */
export interface AccessClaims {
  /** The identity. */
  readonly sub: string;
  /** The session. */
  readonly sid: string;
  /** The organization. */
  readonly org: string;
  /** Epoch seconds. */
  readonly exp: number;
}

export interface AccessTokens {
  sign(claims: AccessClaims): Promise<string>;
  /** Undefined for what we did not sign, or which has run out. `now`: epoch milliseconds */
  read(token: string, now: number): Promise<AccessClaims | undefined>;
  /** Public keys, as RFC 7517 has them. */
  keySet(): { readonly keys: readonly Readonly<Record<string, unknown>>[] };
}

/** The role of a person of an organization; undefined for one who is not, or no longer, of it. */
export type FindMember = (
  rows: TeamDb,
  member: { readonly organizationId: string; readonly userId: string },
) => Promise<Role | undefined>;

/** Of an organization; empty where its administrator has not said one. */
export type FindOrganizationName = (rows: TeamDb, organizationId: string) => Promise<string>;

export type EndOfMembership = (
  work: Pick<Work, 'trx' | 'now' | 'afterCommit'>,
  who: { readonly organizationId: string; readonly userId: string },
) => Promise<void>;

export interface TeamAccounts {
  readonly authenticate: Authenticate;
  /**
   * Makes the one link by which the first administrator of a server signs in, and ends the one of before; undefined where an
   * administrator can sign in already.
   */
  takeSetUp(): Promise<string | undefined>;
  /** Finds the accounts of operators as they are at the start; answers the addresses that no account has confirmed. */
  takeOperators(): Promise<readonly string[]>;
  /** Why nobody can register, though the operator has opened it; once the app is built. */
  findRegistrationFault(): Promise<string | undefined>;
  /** For the app. */
  readonly team: TeamOptions;
}

export interface TeamOptions extends SignInGuard {
  /** Whether strangers may register and make organizations. */
  readonly openRegistration: boolean;
  /** Sessions that end with a membership, in its transaction. */
  readonly onDeactivated: readonly EndOfMembership[];
  /** The slices of sign-in. */
  mount(host: Host): readonly Mounted[];
}
