/** Says at the place where an error is set aside that this is meant, and why. The reason is for the reader. */
export function ignore(_error: unknown, _reason: string): void {
  return;
}
