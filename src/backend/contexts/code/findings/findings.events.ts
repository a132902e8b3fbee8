/** Types of the events that this slice logs. A run logs one event for all that it brought, under the run's own id. */
export const findingsReported = 'finding.reported';
export const findingAccepted = 'finding.accepted';
export const findingDismissed = 'finding.dismissed';
export const findingReopened = 'finding.reopened';
export const findingResolved = 'finding.resolved';
export const findingAssigned = 'finding.assigned';
export const findingCommented = 'finding.commented';
export const findingsImported = 'finding-import.created';
