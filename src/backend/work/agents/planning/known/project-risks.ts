/** Risks that the files of a project show. What is said to be missing was looked for in every file that could say it. Pure. */
import { pipelineOf } from '../../../../../workspace/facts/commands/pipelines.ts';
import type { FactEvidence } from '../../../../../workspace/facts/model.ts';
import {
  hasPipelineFile,
  mayHaveLock,
  mayNameTerms,
  mayNameVersion,
  mayRunTests,
} from '../../devops/facts/could-say.ts';
import { listParts, type Part } from '../../learning/parts.ts';
import { listVersions, type RuntimeVersions, releaseOf } from '../../learning/versions.ts';
import { endOfLife } from './end-of-life.ts';
import type { PlanningFacts } from './planning-facts.ts';
import { daysBetween } from './practice-risks.ts';
import { type Risk, withoutEnd } from './risk.ts';

export function projectRisks(facts: PlanningFacts): readonly Risk[] {
  const parts = listParts(facts.project);
  return [
    ...listVersions(facts.project.facts).flatMap((versions) => versionRisks(versions, facts, parts)),
    ...parts.flatMap((part) => [...unnamedVersion(part, facts), ...lockRisk(part, facts)]),
    ...testRisk(facts, parts),
    ...pipelineRisk(facts, parts),
    ...licenseRisk(facts, parts),
    ...pointsRisk(facts),
  ];
}

const mostPlaces = 4;

/** `web (20 in a, 18 in b)`. */
export function sayVersions({ named }: Pick<RuntimeVersions, 'named'>): string {
  return named.map(({ value, evidence: { file } }) => `${value} in ${file}`).join(', ');
}

function versionRisks(
  versions: RuntimeVersions,
  { name, today }: PlanningFacts,
  parts: readonly Part[],
): readonly Risk[] {
  const { scope, title, isContradictory } = versions;
  const part = parts.find((each) => each.scope === scope)?.name ?? name;
  const differing: Risk = {
    id: `VERSIONS-${part}`,
    likelihood: 'medium',
    impact: 'medium',
    owner: 'development',
    hours: 2,
    evidence: versions.named.slice(0, mostPlaces).map(({ evidence }) => evidence),
    text: `The files of ${part} name different versions of ${title}: ${sayVersions(versions)}. What was tested may not be what runs.`,
    response: `Decide on one version of ${title}, and name it in each of these files.`,
  };
  return [...(isContradictory ? [differing] : []), ...lifeRisk(versions, part, today)];
}

const image = /(?:^|\/)[^/]*(?:Docker|Container)file[^/]*$/;
const mostDays = 365;

function lifeRisk(versions: RuntimeVersions, part: string, today: string): readonly Risk[] {
  const running = runningOf(versions);
  const end = running === undefined ? undefined : endOf(versions.runtime, running.release);
  if (running === undefined || end === undefined) return [];
  const days = daysBetween(today, end);
  if (days > mostDays) return [];
  const named = `${versions.title} ${running.release}, which ${running.evidence.file} names for ${part},`;
  const base = {
    id: `END-OF-LIFE-${part}`,
    owner: 'development',
    hours: 8,
    evidence: [running.evidence],
  } as const;
  if (days < 0)
    return [
      {
        ...base,
        text: `${named} has had no security fixes since ${end}.`,
        likelihood: 'high',
        impact: 'high',
        response: `Move ${part} to a version of ${versions.title} that gets security fixes.`,
      },
    ];
  return [
    {
      ...base,
      text: `${named} gets security fixes only until ${end}.`,
      likelihood: 'medium',
      impact: 'medium',
      response: `Plan the move of ${part} to a newer version of ${versions.title} before that day.`,
    },
  ];
}

const endOf = (runtime: string, release: string): string | undefined =>
  runtime === 'node' || runtime === 'python' ? endOfLife(runtime, release) : undefined;

/** What an image runs on, else what a file of versions pins, else what a pipeline sets up: of several it tests, none is what runs. */
function runningOf({ runtime, named }: RuntimeVersions) {
  const pinned = named.flatMap(({ value, evidence }) => {
    const release = releaseOf(runtime, value);
    return release === undefined ? [] : [{ release, evidence }];
  });
  const inImage = pinned.filter(({ evidence }) => image.test(evidence.file));
  if (inImage.length > 0) return inImage.at(-1);
  const inFiles = pinned.filter(({ evidence }) => versionFile.test(evidence.file));
  const left = inFiles.length > 0 ? inFiles : pinned;
  return new Set(left.map(({ release }) => release)).size === 1 ? left[0] : undefined;
}

const versionFile = /(?:^|\/)(?:\.nvmrc|\.node-version|\.python-version|\.tool-versions|runtime\.txt)$/;

const runtimes: Readonly<Record<string, string>> = {
  TypeScript: 'node',
  JavaScript: 'node',
  TSX: 'node',
  Python: 'python',
};

/** Where a risk of a part is shown: by its manifest or its first file. */
function placeOf(part: Part): readonly FactEvidence[] {
  const [fact] = [
    ...part.of('name'),
    ...part.of('language'),
    ...part.of('framework'),
    ...part.of('package-manager'),
  ];
  return fact === undefined || !/\.\w+$|file$/i.test(fact.evidence.file) ? [] : [fact.evidence];
}

function unnamedVersion(part: Part, { project }: PlanningFacts): readonly Risk[] {
  const evidence = placeOf(part);
  const runtime = runtimes[part.of('language')[0]?.value ?? ''];
  const isNamed = listVersions(project.facts).some((each) => each.runtime === runtime);
  if (runtime === undefined || evidence.length === 0 || isNamed || mayNameVersion(project.files)) return [];
  const title = runtime === 'node' ? 'Node.js' : 'Python';
  return [
    {
      id: `VERSION-${part.name}`,
      likelihood: 'medium',
      impact: 'low',
      owner: 'development',
      hours: 0.5,
      evidence,
      text: `Neither the manifest of ${part.name}, nor a version file, image or pipeline of the project names the version of ${title}, so machines may differ.`,
      response: `Name the version of ${title} in the manifest of ${part.name}.`,
    },
  ];
}

/** A library takes the versions of its users: a lock file keeps the same what is started. */
function lockRisk(part: Part, { project }: PlanningFacts): readonly Risk[] {
  const evidence = placeOf(part);
  const isStarted =
    part.of('start').length > 0 && part.of('package-manager').concat(part.of('framework')).length > 0;
  const hasLock = project.facts.some(
    ({ kind, scope }) =>
      kind === 'lock-file' && (scope === '.' || scope === part.scope || part.scope.startsWith(`${scope}/`)),
  );
  if (!isStarted || evidence.length === 0 || hasLock || mayHaveLock(project.files, part.scope)) return [];
  return [
    {
      id: `LOCK-${part.name}`,
      likelihood: 'medium',
      impact: 'medium',
      owner: 'development',
      hours: 0.5,
      evidence,
      text: `Neither the folder of ${part.name} nor one above it has a lock file: an installation tomorrow may bring other packages than one today.`,
      response: `Commit a lock file for ${part.name}.`,
    },
  ];
}

/** In Rust tests stand in the files that they test. */
function testRisk({ project, name }: PlanningFacts, parts: readonly Part[]): readonly Risk[] {
  const hasTests = project.facts.some(
    ({ kind, value }) => kind === 'tests' || kind === 'test' || (kind === 'language' && value === 'Rust'),
  );
  const evidence = parts.flatMap(placeOf).slice(0, 1);
  if (hasTests || evidence.length === 0 || mayRunTests(project.files)) return [];
  return [
    {
      id: 'TESTS',
      likelihood: 'high',
      impact: 'medium',
      owner: 'development',
      hours: 16,
      evidence,
      text: `${name} has no test file and no script, target or pipeline that runs one: users meet first what breaks.`,
      response: `Write tests of what ${name} must not lose, and run them before each release.`,
    },
  ];
}

function pipelineRisk({ project, name }: PlanningFacts, parts: readonly Part[]): readonly Risk[] {
  const isThere =
    hasPipelineFile(project.files) ||
    project.facts.some(({ evidence }) => pipelineOf(evidence.file) !== undefined);
  const evidence = parts.flatMap(placeOf).slice(0, 1);
  if (isThere || evidence.length === 0) return [];
  return [
    {
      id: 'PIPELINE',
      likelihood: 'medium',
      impact: 'medium',
      owner: 'development',
      hours: 4,
      evidence,
      text: `The folder of ${name} has no pipeline file, such as of GitHub Actions or GitLab, that builds and tests each change.`,
      response: 'Add a pipeline, unless one is set up elsewhere, and require it before a merge.',
    },
  ];
}

function licenseRisk({ project, name }: PlanningFacts, parts: readonly Part[]): readonly Risk[] {
  const isNamed = project.isLicenseMentioned || project.facts.some(({ kind }) => kind === 'license');
  const evidence = parts.flatMap(placeOf).slice(0, 1);
  if (isNamed || mayNameTerms(project.files) || evidence.length === 0) return [];
  return [
    {
      id: 'LICENSE',
      likelihood: 'low',
      impact: 'medium',
      owner: 'business',
      hours: 1,
      evidence,
      text: `No manifest, license file or README says under which terms ${name} is handed over.`,
      response: `Agree on who owns ${name}, and write it down as a license.`,
    },
  ];
}

const fewPoints = 5;

function pointsRisk({ points }: PlanningFacts): readonly Risk[] {
  const [point] = points;
  if (points.length < fewPoints || point === undefined) return [];
  return [
    {
      id: 'OPEN-POINTS',
      likelihood: 'medium',
      impact: 'low',
      owner: 'business',
      hours: points.length / 2,
      text: `${points.length} remarks in the code say that something is unfinished, such as "${withoutEnd(point.text)}".`,
      response: 'Decide for each whether it belongs to the scope; the requirements list them.',
      evidence: points.slice(0, mostPlaces).map(({ path: file, line }) => ({ file, line })),
    },
  ];
}
