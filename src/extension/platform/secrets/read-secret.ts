/**
 * Reading of the editor's secret storage, and the one place that does. A read that failed is unknown, never "nothing kept": who
 * would write over it stops, and the user reads why.
 */
import type { Translate } from '../words.ts';

export interface SecretPorts {
  readonly t: Translate;
  readonly context: {
    readonly secrets: {
      get(name: string): PromiseLike<string | undefined>;
      store(name: string, value: string): PromiseLike<void>;
    };
  };
}

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

/** Undefined where none is kept. @throws SecretsUnreadable */
export async function readSecret({ context, t }: SecretPorts, name: string): Promise<string | undefined> {
  try {
    return await context.secrets.get(name);
  } catch (error) {
    throw new SecretsUnreadable(t, error);
  }
}
