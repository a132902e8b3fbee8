/** Events of agents' autonomy: the level as it is set, and of commands who allowed one where, never its words. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { autonomySchema } from './autonomy.schema.ts';

export const autonomyEvents = {
  ...defineEvents(['agent-autonomy.changed'], { table: 'projects', content: autonomySchema }),
  ...defineEvents(['allowed-command.created', 'allowed-command.deleted'], {
    table: 'allowed_commands',
    content: z.strictObject({ id: z.string(), userId: z.string(), projectId: z.string() }),
    subject: 'userId',
  }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof autonomyEvents, unknown> {}
}
