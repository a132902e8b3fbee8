/** What can be done with requests that are over, on the wire. */
import * as z from 'zod';
import { fixesOfferSchema } from '../../../../../contract/work/offers.ts';
import { idSchema, instantSchema } from '../../../../platform/http/wire.ts';

export const listOffersSchema = z.strictObject({
  /** Of one; of the newest hundred that offer anything when absent. */
  requestId: idSchema.optional(),
});
export type ListOffers = z.infer<typeof listOffersSchema>;

const offerSchema = z.object({
  requestId: idSchema,
  projectId: idSchema,
  /** For the development agent: `count` findings have a fix, the rest is its input. */
  fixes: fixesOfferSchema.nullable(),
  /** Work that its user may enter as time, once: the entry has this id, and is no longer offered when it was made. */
  time: z
    .object({
      entryId: idSchema,
      startedAt: instantSchema,
      /** `startedAt` and so many seconds of work. */
      endedAt: instantSchema,
      seconds: z.number().int().positive(),
      note: z.string(),
    })
    .nullable(),
});
export type RequestOffer = z.infer<typeof offerSchema>;

export const offerListSchema = z.object({ items: z.array(offerSchema) }).meta({ id: 'AgentRequestOffers' });
