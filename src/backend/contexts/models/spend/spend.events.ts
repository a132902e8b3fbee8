/** Types of the events of spending. Their subject is the practice's ledger. */
import * as z from 'zod';
import { thresholdPercents } from '../../../../domain/spending/caps.ts';
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const spendingChanged = 'spending.changed';
export const spendingThreshold = 'spending.threshold';

export const spendEvents = {
  ...defineEvents([spendingChanged], { table: null, content: null }),
  ...defineEvents([spendingThreshold], {
    table: null,
    content: z.object({
      scope: z.enum(['day', 'month']),
      percent: z.number().int().min(thresholdPercents[0]),
      capMicroUsd: z.number().int(),
    }),
  }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof spendEvents, unknown> {}
}
