/** Types of the events that this slice logs. A run logs one event for all that it brought, under its request's id. */
export const findingsReported = 'finding.reported';
export const findingAccepted = 'finding.accepted';
export const findingDismissed = 'finding.dismissed';
export const findingReopened = 'finding.reopened';
