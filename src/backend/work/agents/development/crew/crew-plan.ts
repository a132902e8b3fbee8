/** How the crew of a run works: as it ships, narrowed by what a file of the project says. Pure. */

import { type CrewFile, taskPlace } from '../../../../../contract/work/crew/crew-file.ts';
import {
  type CrewRole,
  type CrewStep,
  crewSteps,
  mostRounds,
} from '../../../../../contract/work/crew/crew-limits.ts';
import type { DevelopmentInput } from '../../../../../contract/work/development-agent.ts';
import { crew, duties, type Role } from './roles.ts';

export interface CrewPlan {
  readonly task: string;
  readonly checks: readonly string[];
  readonly roles: Readonly<Record<CrewRole, Role>>;
  readonly steps: readonly CrewStep[];
  /** How often the work goes back before a person is asked. */
  readonly rounds: number;
  /** Files and folders that may be changed; all of them when undefined. */
  readonly paths: readonly string[] | undefined;
  /** The file leaves the review out, or has something to say about it: a person reviews, whatever the project allows. */
  readonly isReviewChanged: boolean;
}

type Asked = Pick<DevelopmentInput, 'task' | 'checks' | 'paths'>;

/** What the request itself says goes before the file; without a file the crew is the one that ships. */
export function planCrew(asked: Asked, file: CrewFile | undefined): CrewPlan {
  const { task, checks, paths } = asked;
  if (file === undefined)
    return {
      task,
      checks,
      roles: crew,
      steps: crewSteps,
      rounds: mostRounds,
      paths: undefined,
      isReviewChanged: false,
    };
  const { roles = {}, steps = crewSteps, rounds = mostRounds } = file;
  return {
    task: fill(file.prompt ?? taskPlace, task),
    checks: checks.length > 0 ? checks : (file.checks ?? []),
    roles: {
      planner: narrow('planner', roles.planner),
      developer: narrow('developer', roles.developer),
      tester: narrow('tester', roles.tester),
      reviewer: narrow('reviewer', roles.reviewer),
    },
    steps,
    rounds: Math.min(rounds, mostRounds),
    paths: paths.length > 0 ? paths : file.paths,
    isReviewChanged: !steps.includes('review') || roles.reviewer !== undefined,
  };
}

/** What the user typed is never left out: it follows a prompt that has no place for it. */
function fill(prompt: string, task: string): string {
  return prompt.includes(taskPlace) ? prompt.replace(taskPlace, () => task) : `${prompt}\n\n${task}`.trim();
}

type Change = NonNullable<NonNullable<CrewFile['roles']>[CrewRole]>;

/** The schema of the file refuses more than what ships, and this does not rely on it. */
function narrow(name: CrewRole, change: Change | undefined): Role {
  const shipped: Role = crew[name];
  if (change === undefined) return shipped;
  const wanted: readonly string[] = change.tools ?? shipped.tools;
  return {
    ...shipped,
    mission: missionOf(name, change),
    tools: shipped.tools.filter((tool) => wanted.includes(tool)),
    turns: Math.min(change.turns ?? shipped.turns, shipped.turns),
  };
}

/** What it owes whatever a file says stands behind it, and the rule of the fence behind that. */
function missionOf(name: CrewRole, { mission, replace }: Change): string {
  const shipped = crew[name].mission;
  if (mission === undefined) return shipped;
  return [...(replace === true ? [] : [shipped]), mission.trim(), duties[name]].join('\n\n');
}

/** Why a file may not be changed; undefined where it may. */
export function refusePath({ paths }: Pick<CrewPlan, 'paths'>, file: string): string | undefined {
  if (paths === undefined || paths.some((each) => holds(each, file))) return undefined;
  return `${file} is not yours to write: only ${paths.slice(0, 20).join(', ')}.`;
}

function holds(path: string, file: string): boolean {
  const plain = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  return plain === '.' || plain === '' || file === plain || file.startsWith(`${plain}/`);
}
