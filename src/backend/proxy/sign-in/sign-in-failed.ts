import type { SignInFailure } from '../../../contract/local/sign-in-process.ts';

/** Why nobody was signed in, as a person reads it. */
export class SignInFailed extends Error {
  readonly code: SignInFailure;

  constructor(code: SignInFailure, message: string) {
    super(message);
    this.name = 'SignInFailed';
    this.code = code;
  }
}
