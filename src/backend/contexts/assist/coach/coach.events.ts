/** Types of the events that this slice logs; without content: what a user asks is theirs alone. */
export const coachSessionCreated = 'coach-session.created';
export const coachSessionChanged = 'coach-session.changed';
export const coachSessionDeleted = 'coach-session.deleted';
