/** Types of the events that this slice logs. */
export const requestCreated = 'request.created';
export const requestStarted = 'request.started';
export const requestRetrying = 'request.retrying';
export const requestDone = 'request.done';
export const requestFailed = 'request.failed';
export const requestCancelled = 'request.cancelled';
