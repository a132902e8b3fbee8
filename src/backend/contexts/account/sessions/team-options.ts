/** What sign-in needs beside the app, on a server that people sign in to; absent in an embedded backend, which has no login. */
import type { Authenticate } from '../../../platform/http/actor.ts';

/** Passwords as the kept library hashes and checks them; it answers no request itself. */
export interface IdentityLibrary {
  hashPassword(password: string): Promise<string>;
  /**
   * The identity of an address and its password; undefined for any other pair, at the same cost. The proof that the library
   * makes of it is deleted before this answers.
   */
  signIn(email: string, password: string): Promise<string | undefined>;
  /** Whether it is the password of an identity. */
  checkPassword(identityId: string, password: string): Promise<boolean>;
}

export interface TeamAccounts {
  readonly authenticate: Authenticate;
  /**
   * Makes the one link by which the first administrator of a server signs in, and ends the one of before; undefined where an
   * administrator can sign in already.
   */
  takeSetUp(): Promise<string | undefined>;
}

export interface TeamOptions {
  /** Of links in mails, and whose origin browsers must have; without a path. */
  readonly publicUrl: string;
  /** Whether strangers may register and make organizations. */
  readonly openRegistration: boolean;
  readonly library: IdentityLibrary;
}
