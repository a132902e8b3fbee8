/** For failures that have been thought about: `reason` says why nothing needs to be done. */
export function ignore(_error: unknown, _reason: string): undefined {
  return undefined;
}
