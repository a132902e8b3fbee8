/** Apart from messages.ts: a page that knows them must not bring the schemas with it. */

/** Why a change could not be made; the view has the words. `refused` comes with the backend's own. */
export const cellFaults = [
  'locked',
  'submitted',
  'others',
  'archived',
  'running',
  'several',
  'several_times',
  'too_little',
  'no_room',
  'in_gap',
  'repeated',
  'no_project',
  'not_a_time',
  'over_a_day',
  'over_a_night',
  'changed',
  'offline',
  'refused',
] as const;
export type CellFault = (typeof cellFaults)[number];
