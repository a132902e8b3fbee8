/** What a record of a finding is found again by where its fingerprint is another: the keys of a baseline's entry. */
import * as z from 'zod';

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
