/** Types of the events that this slice logs. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { requestSchema } from './requests.schema.ts';
export const requestCreated = 'request.created';
export const requestStarted = 'request.started';
export const requestRetrying = 'request.retrying';
export const requestWaiting = 'request.waiting';
export const requestApproved = 'request.approved';
export const requestAnswered = 'request.answered';
export const requestRetried = 'request.retried';
export const requestDone = 'request.done';
export const requestFailed = 'request.failed';
export const requestCancelled = 'request.cancelled';

export const requestEvents = defineEvents(
  [
    requestCreated,
    requestStarted,
    requestRetrying,
    requestWaiting,
    requestApproved,
    requestAnswered,
    requestRetried,
    requestDone,
    requestFailed,
    requestCancelled,
  ] as const,
  { table: 'requests', content: requestSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof requestEvents, unknown> {}
}
