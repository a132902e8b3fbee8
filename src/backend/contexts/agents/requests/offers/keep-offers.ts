/** Keeps what a request that has just ended offers, with how long it was worked on: neither changes any more. */
import * as z from 'zod';
import { type AgentOffers, agentOffersSchema } from '../../../../../contract/work/offers.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import { insertReports } from '../request-reports.repository.ts';
import type { RequestRow } from '../requests.repository.ts';
import { loadMoments, offersFormat } from './offers.repository.ts';
import { workSeconds } from './work-time.ts';

const keptSchema = agentOffersSchema.extend({
  work: z.object({ note: z.string(), seconds: z.number().int().nonnegative() }).optional(),
});

export async function keepOffers(
  { reads, writes }: Unit,
  { id }: Pick<RequestRow, 'id'>,
  { work, ...offers }: AgentOffers,
): Promise<void> {
  const seconds = work && workSeconds(await loadMoments(reads, id));
  const kept: z.infer<typeof keptSchema> = {
    ...offers,
    ...(work !== undefined && seconds !== undefined && { work: { ...work, seconds } }),
  };
  await insertReports(writes, id, { [offersFormat]: JSON.stringify(kept) });
}

export function readOffers(content: string): z.infer<typeof keptSchema> {
  return keptSchema.parse(JSON.parse(content));
}
