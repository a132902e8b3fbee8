/** Where a job stands; `failed` is said when its last attempt failed. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
