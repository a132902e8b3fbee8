/** Types of the events that this slice logs. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { scanSchema } from './scans.schema.ts';
export const scanCreated = 'scan.created';
export const scanStarted = 'scan.started';
export const scanRetrying = 'scan.retrying';
export const scanDone = 'scan.done';
export const scanFailed = 'scan.failed';
export const scanCancelled = 'scan.cancelled';

export const scanEvents = defineEvents(
  [scanCreated, scanStarted, scanRetrying, scanDone, scanFailed, scanCancelled],
  { table: 'scans', content: scanSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof scanEvents, unknown> {}
}
