/** Why nobody was signed in, in the user's language where its code says enough. */
import type { SignInFailure } from '../../../contract/local/sign-in-process.ts';
import type { Translate } from '../../../pages/words.ts';

/** By its shape: the class of the error comes from another bundle. */
function codeOf(error: unknown): SignInFailure | undefined {
  const isKnown = error instanceof Error && error.name === 'SignInError' && 'code' in error;
  return isKnown ? (error.code as SignInFailure) : undefined;
}

export function isCancelled(error: unknown): boolean {
  return codeOf(error) === 'cancelled';
}

export function describeAddress(t: Translate): string {
  return t('This is no address of a server. It begins with https://, as https://vireo.example.com does.');
}

/** What names a server or a version is its own sentence, in English. */
export function describeSignInProblem(error: unknown, t: Translate): string {
  switch (codeOf(error)) {
    case 'address':
      return describeAddress(t);
    case 'expired':
      return t('Nobody answered in time, so the code has expired. Sign in again.');
    case 'refused':
      return t('The server refused the sign-in.');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
