/** Types of the events that this slice logs. */
export const scanCreated = 'scan.created';
export const scanStarted = 'scan.started';
export const scanRetrying = 'scan.retrying';
export const scanDone = 'scan.done';
export const scanFailed = 'scan.failed';
export const scanCancelled = 'scan.cancelled';
