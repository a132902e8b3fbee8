/** Reads all that plans are written from; executes nothing. */
import type { PlanningInput } from '../../../../../contract/work/planning-agent.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { type LearningTools, learnProject } from '../../learning/learn-project.ts';
import { findOpenPoints } from './find-open-points.ts';
import type { Deadline, PlanningFacts, PracticeRecords, Stakeholder } from './planning-facts.ts';
import type { ProposedPurpose } from './propose-purpose.ts';

export interface PlanLearning extends LearningTools {
  readonly purpose: ProposedPurpose | undefined;
  readonly records: PracticeRecords & Pick<PlanningFacts, 'unread'>;
  readonly now: Date;
}

type Typed = Pick<PlanningInput, 'goal' | 'endsOn' | 'folder' | 'stakeholders' | 'deadlines' | 'endpoints'>;

export async function learnPlan(
  place: Pick<MakingPlace, 'list' | 'read'>,
  { purpose, records, now, ...tools }: PlanLearning,
  { goal, endsOn, folder, stakeholders, deadlines, endpoints }: Typed,
): Promise<PlanningFacts> {
  const project = await learnProject(place, tools);
  tools.signal.throwIfAborted();
  const others = project.files.filter((file) => !file.startsWith(`${folder}/`));
  return {
    ...records,
    project,
    purpose,
    endsOn,
    name: tools.name,
    goal: goal.trim(),
    today: now.toISOString().slice(0, 10),
    stakeholders: stakeholders.flatMap(toStakeholder),
    deadlines: deadlines.map(toDeadline).toSorted((one, other) => (one.on < other.on ? -1 : 1)),
    endpoints: endpoints.map((each) => each.trim()).filter((each) => each !== ''),
    points: await findOpenPoints(others, project.read),
  };
}

/** `Mara Stein, head of the warehouse`. */
function toStakeholder(typed: string): readonly Stakeholder[] {
  const [, name = '', role = ''] = /^\s*([^,;:(]+?)\s*(?:[,;:(]\s*(.*?)\)?\s*)?$/.exec(typed) ?? [];
  return name === '' ? [] : [{ name, role }];
}

/** `2027-01-31: pilot in one warehouse`. */
function toDeadline(typed: string): Deadline {
  return {
    on: typed.trim().slice(0, 10),
    what: typed
      .trim()
      .slice(10)
      .replace(/^[\s:,–-]+/, ''),
  };
}
