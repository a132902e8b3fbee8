/** Which plans are written, and what is said of them. */
import {
  type PlanningDocument,
  type PlanningInput,
  planningDocuments,
} from '../../../../contract/work/planning-agent.ts';
import type { AgentDone } from '../agent.ts';
import type { MadeFiles, MakingPlace } from '../delivery/maker.ts';
import { findPurpose } from '../learning/purpose.ts';
import { learnPlan, type PlanLearning } from './known/learn-plan.ts';
import type { PlanningFacts } from './known/planning-facts.ts';
import { type PlanPage, planMark } from './pages/words.ts';
import { writeCharter } from './pages/write-charter.ts';
import { writeCriteria } from './pages/write-criteria.ts';
import { writeRequirements } from './pages/write-requirements.ts';
import { writeRisks } from './pages/write-risks.ts';
import { writeRoadmap } from './pages/write-roadmap.ts';

interface Plan {
  readonly file: string;
  readonly type: NonNullable<AgentDone['documents']>[number]['type'];
  readonly title: string;
  write(place: PlanPage): string;
}

const plans: Readonly<Record<PlanningDocument, Plan>> = {
  charter: { file: 'charter.md', type: 'charter', title: 'Charter', write: writeCharter },
  requirements: {
    file: 'requirements.md',
    type: 'requirements',
    title: 'Requirements',
    write: writeRequirements,
  },
  risks: { file: 'risk-register.md', type: 'risk-register', title: 'Risk register', write: writeRisks },
  criteria: {
    file: 'success-criteria.md',
    type: 'success-criteria',
    title: 'Success criteria',
    write: writeCriteria,
  },
  roadmap: { file: 'roadmap.md', type: 'roadmap', title: 'Roadmap', write: writeRoadmap },
};

function wantedOf({ documents }: PlanningInput): readonly Plan[] {
  return (documents.length === 0 ? planningDocuments : documents).map((name) => plans[name]);
}

/** Links lead from the folder of the project. */
export async function writePlans(
  place: Pick<MakingPlace, 'list' | 'read'>,
  learning: PlanLearning,
  input: PlanningInput,
): Promise<Required<Pick<AgentDone, 'documents' | 'report'>> & { readonly notes: readonly string[] }> {
  const facts = await learnPlan(place, learning, input);
  const written = wantedOf(input).map(({ type, title, write }) => ({
    type,
    title,
    content: write({ facts, folder: '.' }),
  }));
  // A heading alone is no plan.
  const documents = written.filter(({ content }) => hasContent(content));
  const empty = written.filter(({ content }) => !hasContent(content)).map(({ title }) => title);
  const notes = [
    ...empty.map((title) => `${title}: nothing is known yet to write in it.`),
    ...missing(facts),
  ];
  return { documents, notes, report: writeReport(facts, []) };
}

function hasContent(page: string): boolean {
  return (
    page
      .replaceAll(planMark, '')
      .replace(/^# .*$/m, '')
      .trim() !== ''
  );
}

export async function makePlanFiles(
  place: MakingPlace,
  learning: PlanLearning,
  input: PlanningInput,
): Promise<MadeFiles> {
  const facts = await learnPlan(place, learning, input);
  const { folder } = input;
  const files = new Map<string, string>();
  const notes: string[] = [];
  for (const { file, write } of wantedOf(input)) {
    const target = `${folder}/${file}`;
    const before = await place.read(target);
    // What a person wrote is not rewritten.
    if (before !== undefined && !before.includes(planMark))
      notes.push(`${target} is there already, and was left as it is.`);
    else files.set(target, write({ facts, folder }));
  }
  return {
    files,
    notes: [...notes, ...missing(facts)],
    report: writeReport(facts, [...files.keys()]),
    title: 'Plan the project',
  };
}

/** What the plans would say, and nothing shows; questions to the client are in the charter. */
function missing({
  goal,
  purpose,
  project,
  health,
  budget,
  endsOn,
  unread,
}: PlanningFacts): readonly string[] {
  const isSaid = findPurpose(project.facts) !== undefined;
  return [
    ...(purpose?.fault === undefined
      ? []
      : [`What ${purpose.model} said of the purpose was left out: ${purpose.fault}.`]),
    ...(goal === '' && !isSaid && !purpose?.text
      ? ['No manifest and no README says what the project is for: give it as the goal.']
      : []),
    ...(health === undefined ? ['Its code was not scanned yet: scan the project, and plan again.'] : []),
    ...(budget?.budgetSeconds == null ? ['No hours are agreed: enter a budget at the project.'] : []),
    ...(endsOn === undefined ? ['No day is known by which it is to be done.'] : []),
    ...project.problems,
    ...unread,
  ];
}

function writeReport({ project, findings, points, health }: PlanningFacts, files: readonly string[]): string {
  const read = [
    `${project.files.length} files, ${project.facts.length} facts in them`,
    ...(health === undefined && findings.length === 0 ? [] : [`${findings.length} findings on record`]),
    ...(points.length === 0 ? [] : [`${points.length} remarks in code`]),
    ...(health === undefined ? [] : [`Health of ${health.assessedAt.slice(0, 10)}`]),
  ];
  return [
    '## What it was written from',
    read.map((each) => `- ${each}`).join('\n'),
    ...(files.length === 0 ? [] : ['## Files', files.map((file) => `- ${file}`).join('\n')]),
  ].join('\n\n');
}
