/** A read of kept secrets that failed: what is kept is unknown, never "nothing". */
import type { Translate } from './words.ts';

const unreadableName = 'SecretsUnreadable';

export class SecretsUnreadable extends Error {
  override readonly name = unreadableName;

  constructor(t: Translate, cause?: unknown) {
    const sentence = t(
      'The secret storage of this editor can’t be read, so nothing in it was changed. Unlock your keyring or restart the editor, then try again.',
    );
    super(sentence, { cause });
  }
}

/** By its name: errors come from bundles of their own. */
export function isSecretsUnreadable(error: unknown): error is SecretsUnreadable {
  return error instanceof Error && error.name === unreadableName;
}
