/** Reads all that plans are written from; executes nothing. */
import type { PlanningInput } from '../../../../../contract/work/planning-agent.ts';
import type { OutlineReader } from '../../../../../scanner/outline/index.ts';
import type { Stack } from '../../../../../workspace/stack/index.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { hasPipelineFile } from '../../devops/facts/could-say.ts';
import { learnServices } from '../../devops/facts/learn-services.ts';
import { learnProject } from '../../documentation/facts/learn-project.ts';
import { findOpenPoints } from './find-open-points.ts';
import type { PlanningFacts, PracticeRecords } from './planning-facts.ts';
import type { ProposedPurpose } from './propose-purpose.ts';

export interface PlanLearning {
  readonly stack: Stack;
  readonly outline: OutlineReader;
  readonly purpose: ProposedPurpose | undefined;
  readonly records: PracticeRecords & { readonly unread: readonly string[] };
  readonly name: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

export async function learnPlan(
  place: MakingPlace,
  { stack, outline, purpose, records, name, now, signal, report }: PlanLearning,
  { goal, endsOn, folder }: Pick<PlanningInput, 'goal' | 'endsOn' | 'folder'>,
): Promise<PlanningFacts> {
  const project = await learnProject(place, { stack, outline, name, signal, report });
  const { services, unknown } = await learnServices(place, { outline, name });
  signal.throwIfAborted();
  const { unread, ...known } = records;
  const read = async (file: string) => {
    try {
      return await place.read(file);
    } catch {
      // What is no text says nothing.
      return undefined;
    }
  };
  const others = project.files.filter((file) => !file.startsWith(`${folder}/`));
  return {
    ...known,
    project,
    services,
    purpose,
    goal: goal.trim(),
    endsOn,
    today: now.toISOString().slice(0, 10),
    points: await findOpenPoints(others, read),
    hasPipeline: hasPipelineFile(project.files),
    unknown: [...unknown, ...unread],
  };
}
