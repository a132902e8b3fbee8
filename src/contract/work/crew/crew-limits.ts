/** What each of the shipped crew may use, and how long it works: a file of a workspace narrows it, and never widens it. */
const reading = ['list_files', 'read_file', 'search_files'] as const;
const writing = [...reading, 'edit_file', 'write_file', 'delete_file'] as const;

export const crewLimits = {
  planner: { tools: reading, turns: 15 },
  developer: { tools: writing, turns: 40 },
  tester: { tools: writing, turns: 20 },
  reviewer: { tools: reading, turns: 15 },
} as const;
export type CrewRole = keyof typeof crewLimits;
export const crewRoles = Object.keys(crewLimits) as readonly CrewRole[];

/** How often the work goes back to the developer before a person is asked anyway. */
export const mostRounds = 2;

export const crewSteps = ['plan', 'develop', 'test', 'review'] as const;
export type CrewStep = (typeof crewSteps)[number];
