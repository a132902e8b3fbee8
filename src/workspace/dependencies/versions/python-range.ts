/** Ranges of versions as PEP 440 has them. */
import { satisfies, valid, validRange } from '@renovatebot/pep440';

/** Whether the range takes the version, a pre-release too. What is no version or no range takes nothing: the library throws. */
export function takesPython(version: string, range: string): boolean {
  return valid(version) !== null && validRange(range) && satisfies(version, range, { prereleases: true });
}
