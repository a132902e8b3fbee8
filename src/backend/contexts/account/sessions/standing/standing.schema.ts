/** How members sign in, on the wire: for who may manage them. */
import * as z from 'zod';
import { idSchema, instantSchema } from '../../../../platform/http/wire.ts';

export const secondFactors = ['none', 'app', 'passkey'] as const;

export const memberStandingSchema = z
  .object({
    userId: idSchema,
    secondFactor: z.enum(secondFactors).meta({ description: 'A passkey where there are both' }),
    lastSeenAt: instantSchema
      .nullable()
      .meta({ description: 'Last use of a session here; null where none was used in the last 30 days' }),
  })
  .meta({ id: 'MemberStanding' });
export type MemberStanding = z.infer<typeof memberStandingSchema>;

export const memberStandingListSchema = z
  .object({ items: z.array(memberStandingSchema) })
  .meta({ id: 'MemberStandingList' });
