/** Events of allowed crew files: who allowed one where, never what it says. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const crewEvents = defineEvents(['allowed-crew.created', 'allowed-crew.deleted'], {
  table: 'allowed_crews',
  content: z.strictObject({ id: z.string(), userId: z.string(), projectId: z.string(), sha256: z.string() }),
  subject: 'userId',
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof crewEvents, unknown> {}
}
