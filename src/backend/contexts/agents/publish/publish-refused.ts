/** Nothing was done, and trying again would not help. The message is a sentence for the user. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused';

  static is(error: unknown): error is PublishRefused {
    return error instanceof PublishRefused;
  }
}

/** Of what an effect came to. */
export function isNotRefused(outcome: unknown): boolean {
  return (outcome as { readonly outcome?: unknown }).outcome !== 'refused';
}
