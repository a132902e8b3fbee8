/** Events of what assistants propose: who and what, never with which words. */
import * as z from 'zod';
import { proposalStates } from '../../../../contract/coach/proposals.ts';
import { defineEvents } from '../../../platform/events/catalogue.ts';

const proposalContentSchema = z.strictObject({
  id: z.string(),
  userId: z.string(),
  tool: z.string(),
  state: z.enum(proposalStates),
});

export const actEvents = {
  ...defineEvents(['proposal.created', 'proposal.changed'], {
    table: 'act_proposals',
    content: proposalContentSchema,
    subject: 'userId',
  }),
  ...defineEvents(['act-rules.changed'], { table: null, content: null }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof actEvents, unknown> {}
}
