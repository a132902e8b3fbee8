/** What may go wrong, each with the place that shows it. Pure. */
import { findShownRest } from '../../../../../domain/duration.ts';
import { mayHaveLock, mayNameTerms, mayNameVersion, mayRunTests } from '../../devops/facts/could-say.ts';
import type { ServiceFacts } from '../../devops/facts/service-facts.ts';
import { endOfLife } from './end-of-life.ts';
import type { KnownFinding, PlanningFacts } from './planning-facts.ts';

export type Level = 'high' | 'medium' | 'low';

export interface Evidence {
  readonly file: string;
  readonly line?: number | undefined;
}

export interface Risk {
  /** The same for the same cause: `END-OF-LIFE-api`. */
  readonly id: string;
  /** A sentence. */
  readonly text: string;
  readonly likelihood: Level;
  readonly impact: Level;
  /** What to do about it: a sentence. */
  readonly response: string;
  /** Files that show it, or `record` where it is on record at Vireo. */
  readonly evidence: readonly Evidence[] | 'record';
}

const mostPlaces = 3;
const mostFindingRisks = 12;

export function findRisks(facts: PlanningFacts): readonly Risk[] {
  const risks = [
    ...findingRisks(facts.findings),
    ...facts.services.flatMap((service) => serviceRisks(service, facts)),
    ...projectRisks(facts),
    ...budgetRisks(facts),
  ];
  return risks.toSorted((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1));
}

const levels: Readonly<Record<Level, number>> = { high: 3, medium: 2, low: 1 };

export const weightOf = ({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number =>
  levels[likelihood] * levels[impact];

/** One for each rule that found something of medium severity or more. */
function findingRisks(findings: readonly KnownFinding[]): readonly Risk[] {
  const byRule = Map.groupBy(
    findings.filter(({ severity }) => severity !== 'low' && severity !== 'info'),
    ({ ruleId }) => ruleId,
  );
  return [...byRule.entries()].slice(0, mostFindingRisks).map(([ruleId, found]) => {
    const [worst] = found;
    const isGrave = worst?.severity === 'critical' || worst?.severity === 'high';
    const count = found.length;
    return {
      id: `FINDING-${ruleId}`,
      text: `${withoutEnd(worst?.message ?? ruleId)} (${count === 1 ? 'in one place' : `in ${count} places`}, ${worst?.severity ?? ''}).`,
      likelihood: isGrave ? 'high' : 'medium',
      impact: isGrave ? 'high' : 'medium',
      response: `Fix ${count === 1 ? 'it' : `all ${count}`}: rule ${ruleId}.`,
      evidence: found.slice(0, mostPlaces).map(({ path: file, line }) => ({ file, line })),
    };
  });
}

const withoutEnd = (text: string): string => text.trim().replace(/[.!?]+$/, '');

interface ServicePlace {
  readonly service: ServiceFacts;
  readonly manifest: string;
  /** `Node.js`. */
  readonly runtime: string;
  readonly files: readonly string[];
}

type ServiceRule = (place: ServicePlace) => Risk | undefined;

/** What is said to be missing was looked for in every file that could say it. */
const serviceRules: readonly ServiceRule[] = [
  ({ service: { name, version }, manifest, runtime, files }) =>
    version === undefined && !mayNameVersion(files)
      ? {
          id: `VERSION-${name}`,
          likelihood: 'medium',
          impact: 'low',
          evidence: [{ file: manifest }],
          text: `No file of the project names the version of ${runtime} that ${name} runs on, so machines may differ.`,
          response: `Name the version of ${runtime} for ${name} in ${manifest}.`,
        }
      : undefined,
  ({ service: { name, folder, hasLock, isMember, manager }, manifest, files }) =>
    hasLock || isMember || mayHaveLock(files, folder)
      ? undefined
      : {
          id: `LOCK-${name}`,
          likelihood: 'medium',
          impact: 'medium',
          evidence: [{ file: manifest }],
          text: `Neither the folder of ${name} nor one above it has a lock file: an install of tomorrow may bring other packages than that of today.`,
          response: `Commit the lock file of ${manager} for ${name}.`,
        },
  ({ service: { name, role, test }, manifest, files }) =>
    test === undefined && role !== 'static' && !mayRunTests(files)
      ? {
          id: `TESTS-${name}`,
          likelihood: 'high',
          impact: 'medium',
          evidence: [{ file: manifest }],
          text: `The project has no test file and nothing that could run one: what breaks in ${name} is met by its users first.`,
          response: `Write tests of ${name} and name their command in ${manifest}.`,
        }
      : undefined,
];

function serviceRisks(
  service: ServiceFacts,
  { today, project }: Pick<PlanningFacts, 'today' | 'project'>,
): readonly Risk[] {
  const runtime = service.runtime === 'node' ? 'Node.js' : 'Python';
  const place = { service, runtime, manifest: manifestOf(service, project.files), files: project.files };
  return [...lifeRisks(service, today), ...serviceRules.flatMap((rule) => rule(place) ?? [])];
}

function lifeRisks({ name, version, runtime }: ServiceFacts, today: string): readonly Risk[] {
  const end = version === undefined ? undefined : endOfLife(runtime, version.value);
  if (version === undefined || end === undefined) return [];
  const title = `${runtime === 'node' ? 'Node.js' : 'Python'} ${version.value}`;
  const days = daysBetween(today, end);
  if (days > 365) return [];
  const isOver = days < 0;
  return [
    {
      id: `END-OF-LIFE-${name}`,
      text: isOver
        ? `${title}, which ${name} runs on, has had no security fixes since ${end}.`
        : `${title}, which ${name} runs on, gets security fixes until ${end} alone.`,
      likelihood: isOver ? 'high' : 'medium',
      impact: isOver ? 'high' : 'medium',
      response: `Move ${name} to a version of ${runtime === 'node' ? 'Node.js' : 'Python'} that is kept up.`,
      evidence: [version.place],
    },
  ];
}

const dayMs = 86_400_000;

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

const manifests = {
  node: ['package.json'],
  python: ['pyproject.toml', 'requirements.txt', 'Pipfile'],
} as const;

/** Of a service, among the files that are there. */
export function manifestOf(
  { folder, runtime }: Pick<ServiceFacts, 'folder' | 'runtime'>,
  files: readonly string[],
): string {
  const all = manifests[runtime].map((file) => (folder === '.' ? file : `${folder}/${file}`));
  return all.find((file) => files.includes(file)) ?? all[0] ?? '';
}

function projectRisks(facts: PlanningFacts): readonly Risk[] {
  return [pipelineRisk, licenseRisk, pointsRisk].flatMap((rule) => rule(facts) ?? []);
}

function pipelineRisk({ project, services, hasPipeline }: PlanningFacts): Risk | undefined {
  const [service] = services;
  if (hasPipeline || service === undefined) return undefined;
  return {
    id: 'PIPELINE',
    likelihood: 'medium',
    impact: 'medium',
    text: `The folder of the project has no pipeline file of a known service that would build and test ${services.map(({ name }) => name).join(', ')} when code is pushed.`,
    response:
      'Let the DevOps agent write one, unless a pipeline is set up elsewhere, and require it before a merge.',
    evidence: [{ file: manifestOf(service, project.files) }],
  };
}

function licenseRisk({ project, services: [service] }: PlanningFacts): Risk | undefined {
  const isNamed = project.license !== '' || project.licenseFile !== undefined || project.isLicenseMentioned;
  if (isNamed || mayNameTerms(project.files) || service === undefined) return undefined;
  return {
    id: 'LICENCE',
    likelihood: 'low',
    impact: 'medium',
    text: `No manifest, licence file or README of ${project.name} says under which terms it is handed over.`,
    response: `Agree with the client whose ${project.name} is, and write it down as a license.`,
    evidence: [{ file: manifestOf(service, project.files) }],
  };
}

const fewPoints = 5;

function pointsRisk({ points }: PlanningFacts): Risk | undefined {
  const [point] = points;
  if (points.length < fewPoints || point === undefined) return undefined;
  return {
    id: 'OPEN-POINTS',
    likelihood: 'medium',
    impact: 'low',
    text: `${points.length} remarks in the code say that something is unfinished, the first of them "${withoutEnd(point.text)}".`,
    response: 'Decide for each whether it is in the scope; the requirements list them.',
    evidence: points.slice(0, mostPlaces).map(({ path: file, line }) => ({ file, line })),
  };
}

function budgetRisks({ budget, project }: PlanningFacts): readonly Risk[] {
  if (budget === undefined) return [];
  const { budgetSeconds, usedSeconds } = budget;
  if (budgetSeconds === null) {
    if (usedSeconds === 0) return [];
    return [
      {
        id: 'BUDGET',
        likelihood: 'medium',
        impact: 'medium',
        evidence: 'record',
        text: `${hours(usedSeconds)} are recorded on ${project.name}, and no budget says how many are agreed.`,
        response: `Agree on hours for ${project.name} with ${budget.clientName}, and enter them at the project.`,
      },
    ];
  }
  if (budgetSeconds === 0 || usedSeconds / budgetSeconds < 0.75) return [];
  const isOver = usedSeconds > budgetSeconds;
  return [
    {
      id: 'BUDGET',
      likelihood: 'high',
      impact: isOver ? 'high' : 'medium',
      evidence: 'record',
      text: isOver
        ? `The budget of ${hours(budgetSeconds)} is exceeded by ${hours(findShownRest(usedSeconds, budgetSeconds))}.`
        : `${hours(usedSeconds)} of the ${hours(budgetSeconds)} agreed are used; ${hours(findShownRest(budgetSeconds, usedSeconds))} are left.`,
      response: `Talk with ${budget.clientName} about what is left of the scope before more is worked.`,
    },
  ];
}

/** `34:05 h`; whole minutes, rounded down. */
export function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}
