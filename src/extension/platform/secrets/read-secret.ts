/**
 * Reading of the editor's secret storage, and the one place that does. A read that failed is unknown, never "nothing kept": who
 * would write over it stops, and the user reads why.
 */
import { SecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import type { Translate } from '../../../pages/words.ts';

export interface SecretPorts {
  readonly t: Translate;
  readonly context: {
    readonly secrets: {
      get(name: string): PromiseLike<string | undefined>;
      store(name: string, value: string): PromiseLike<void>;
    };
  };
}

/** Undefined where none is kept. @throws SecretsUnreadable */
export async function readSecret({ context, t }: SecretPorts, name: string): Promise<string | undefined> {
  try {
    return await context.secrets.get(name);
  } catch (error) {
    throw new SecretsUnreadable(t, error);
  }
}
