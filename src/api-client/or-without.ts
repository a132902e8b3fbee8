/** What is said beside the work itself: without a connection to the server of an account it is left out. */

/** By its shape: in the editor the class of the error comes from another bundle. */
function isUnreached(error: unknown): boolean {
  const isOurs = error instanceof Error && error.name === 'ApiRequestError' && 'code' in error;
  return isOurs && error.code === 'unavailable';
}

/** @returns `without` where the server is not reached */
export async function orWithout<T, W>(asked: PromiseLike<T>, without: W): Promise<T | W> {
  try {
    return await asked;
  } catch (error) {
    if (isUnreached(error)) return without;
    throw error;
  }
}
