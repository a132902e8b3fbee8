/** None for a secret: that is known by its value, which is kept in a baseline with its salt and nowhere else. */
import type { FindingAnchor } from '../../contract/work/finding-anchor.ts';
import type { ScannedFinding } from '../scan-messages.ts';
import { isSecret } from '../secret-digest.ts';

export function toAnchor(finding: ScannedFinding): FindingAnchor | undefined {
  if (isSecret(finding)) return undefined;
  const { within = '', keys } = finding;
  const { text, words, before, after } = keys;
  return { within: within.slice(0, 1000), text, words: [...words], before, after };
}
