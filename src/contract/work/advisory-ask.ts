/** A question to a service in OSV's form (https://google.github.io/osv.dev/api/), which the backend sends: names and versions of packages, nothing else. */
import * as z from 'zod';

const packageSchema = z.strictObject({ ecosystem: z.string().max(50), name: z.string().max(1_000) });

const batchSchema = z.strictObject({
  queries: z.array(z.strictObject({ package: packageSchema, version: z.string().max(500) })).max(1_000),
});
const querySchema = z.strictObject({ package: packageSchema, page_token: z.string().max(5_000).optional() });

export const advisoryAskSchema = z.object({
  kind: z.literal('advisories'),
  question: z.discriminatedUnion('path', [
    z.object({ path: z.literal('/v1/querybatch'), body: batchSchema }),
    z.object({ path: z.literal('/v1/query'), body: querySchema }),
  ]),
});
export type AdvisoryQuestion = z.infer<typeof advisoryAskSchema>['question'];
