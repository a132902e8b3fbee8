/**
 * What a record of a finding is found again by where its fingerprint is another: the keys of a baseline's entry. None for
 * a secret: that is known by its value, which is kept in a baseline with its salt and nowhere else.
 */
import * as z from 'zod';
import type { ScannedFinding } from '../scan-messages.ts';
import { isSecret } from '../secret-digest.ts';

const key = z.string().max(64);

export const findingAnchorSchema = z.object({
  /** The function or resource that it stands in. */
  within: z.string().max(1000),
  text: key,
  words: z.array(key).max(100),
  before: key,
  after: key,
});
export type FindingAnchor = z.infer<typeof findingAnchorSchema>;

export function toAnchor(finding: ScannedFinding): FindingAnchor | undefined {
  if (isSecret(finding)) return undefined;
  const { within = '', keys } = finding;
  const { text, words, before, after } = keys;
  return { within: within.slice(0, 1000), text, words: [...words], before, after };
}
