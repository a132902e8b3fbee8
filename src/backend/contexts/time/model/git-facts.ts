/** What git said of recorded time, on the wire and in files. */
import * as z from 'zod';
import { instantSchema } from '../../../platform/http/wire.ts';

/** A repository may name a branch or a commit as it likes; that must neither steer a terminal nor hold up a timer. */
const gitText = z.string().overwrite((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}'));

/** Gathered at the client and kept as data: the backend never runs git. */
export const gitFactsSchema = z
  .strictObject({
    remote: gitText.max(500).nullable(),
    branch: gitText.max(250).nullable(),
    head: gitText.max(64).nullable(),
    commits: z
      .array(z.strictObject({ hash: gitText.max(64), subject: gitText.max(500), at: instantSchema }))
      .max(200),
  })
  .meta({ id: 'GitFacts' });
export type GitFacts = z.infer<typeof gitFactsSchema>;
