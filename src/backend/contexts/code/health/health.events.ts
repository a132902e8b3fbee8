/** Type of the event that this slice logs, under the id of the project. */
export const healthRecorded = 'health.recorded';
