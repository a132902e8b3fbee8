/** The steps of a run, in their order: each says what it is at, and none begins once the run was stopped. */
import type { Health, Measured } from '../../../../contract/health.ts';
import type { FixesOffer } from '../../../../contract/work/offers.ts';
import type { ReadExtent } from '../../../../contract/work/read-extent.ts';
import type { SecurityInput } from '../../../../contract/work/security-agent.ts';
import { scoreHealth } from '../../../../domain/health/score-health.ts';
import { resolveHealthSettings } from '../../../../domain/health/settings.ts';
import type { RuleInfo } from '../../../../scanner/model.ts';
import { isTestFile } from '../../../../scanner/places/test-files.ts';
import { createPolicy } from '../../../../workspace/config/policy.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../../workspace/dependencies/findings/dependency-rules.ts';
import { listDependencyFindings } from '../../../../workspace/dependencies/findings/list-dependency-findings.ts';
import { toScanResult } from '../../../../workspace/dependencies/findings/to-scan-result.ts';
import { type Dismissals, withDismissals } from '../../../../workspace/dismissals.ts';
import type { ProjectFact } from '../../../../workspace/facts/model.ts';
import { findingsIn } from '../../../../workspace/health/finding-facts.ts';
import type { MeasuredProject } from '../../../../workspace/health/measure-project.ts';
import { measuredOrWhy } from '../../../../workspace/health/measured-or-why.ts';
import type { Project } from '../../../../workspace/project.ts';
import { pathInFolder, readFilesOf, type ScanScope } from '../../../../workspace/scan-scope.ts';
import type { Stack } from '../../../../workspace/stack/index.ts';
import type { FileReport, WorkspaceScanResult } from '../../../../workspace/workspace-scan.ts';
import { toReadExtent } from '../../read-extent.ts';
import type { KnownProject, ProjectRun } from '../agent.ts';
import { readSummary } from './compliance/summary.ts';
import { toOutcome } from './dependency-outcome.ts';
import { offerFixes } from './offer-fixes.ts';
import type { ReportedFinding, SecurityFacts } from './report/security-facts.ts';
import { countSuppressed } from './report/suppressed-section.ts';
import { asMeasuringStep, asStep, skipStep } from './report-step.ts';
import { toAgentFinding } from './to-agent-finding.ts';

const steps = {
  scan: { step: 'scan', title: 'Scanning' },
  dependencies: { step: 'dependencies', title: 'Looking at dependencies' },
  stack: { step: 'stack', title: 'Looking at what the project is made of' },
  health: { step: 'health', title: 'Looking at tests, documents and history' },
} as const;

/** How far a run is when each of its steps begins: most of the time goes into reading every file. */
const begins = { scan: 0, dependencies: 0.7, stack: 0.8, health: 0.9 } as const;

const partOnly = 'only a part of the project was asked for.';

export interface Learnt {
  readonly facts: SecurityFacts;
  /** What is reported, by file; paths are relative to the folder. */
  readonly files: readonly FileReport[];
  readonly read: ReadExtent;
  readonly health: MeasuredProject | undefined;
  readonly fixes: FixesOffer | undefined;
  /** Markdown, by rule. */
  readonly explanations: ReadonlyMap<string, string>;
}

type Asked = ProjectRun<SecurityInput>;

export async function learn(asked: Asked, scope: ScanScope): Promise<Learnt> {
  const { input, project, tools } = asked;
  const scan = await asStep(asked, steps.scan, async () => await scanFiles(asked, scope));
  const isWhole = input.paths.length === 0;
  const dependencies = isWhole
    ? await assess(asked, scope, scan)
    : leftOut<Assessment>(asked, 'dependencies');
  const stack = isWhole ? await readStack(asked, scope) : leftOut<Stack>(asked, 'stack');
  const outcome = toOutcome(dependencies);
  const looked = outcome.kind === 'measured' ? outcome.facts : undefined;
  const read = toReadExtent(readFilesOf(scope, scan), { looked });
  const dismissals = await findDismissals(asked, scope, { scan, dependencies, read });
  const known = { scan, dependencies, dismissals };
  const health = isWhole ? await measure(asked, scope, known) : leftOut<MeasuredProject>(asked, 'health');
  const found = await reportedFiles(asked, scope, { scan, dependencies });
  const open = withDismissals({ ...scan, files: found }, scope.folder, dismissals).files;
  const fixes = offerFixes(input, open, dependencies);
  const { ofApplication, inTests } = partByPlace(open);
  const facts: SecurityFacts = {
    projectName: project.name,
    at: tools.now(),
    findings: ofApplication,
    inTests,
    setAside: countSuppressed(open),
    scan: { ...scan, files: scan.files.map((file) => ({ ...file, path: pathInFolder(scope.folder, file) })) },
    paths: input.paths,
    rulesOff: findRulesOff(scan.projects.get(scope.folder), [...scan.rules, ...dependencyRules]),
    dependencies: outcome,
    stack,
    declared: isWhole ? await readDeclared(asked, scope) : { kind: 'not-assessed', why: partOnly },
    health: toHealth(health),
    fixes,
    before: readSummary((await asked.ask({ kind: 'previous' })).summary),
  };
  const rules = outcome.kind === 'measured' ? [...scan.rules, ...outcome.facts.rules] : scan.rules;
  return {
    facts,
    files: open,
    fixes,
    health: health.kind === 'measured' ? health.facts : undefined,
    explanations: new Map(rules.map(({ id, why, fix }: RuleInfo) => [id, `${why}\n\n${fix}`])),
    read,
  };
}

/** A secret is committed wherever it stands; all else in a test says nothing of what runs. */
function partByPlace(files: readonly FileReport[]) {
  const all = files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
  const isOfTest = ({ path, finding }: ReportedFinding): boolean =>
    isTestFile(path) && finding.evidence?.kind !== 'secret';
  return { ofApplication: all.filter((each) => !isOfTest(each)), inTests: all.filter(isOfTest) };
}

/** Of all that counts, be it of security or not: by other scans, all of it is on record. */
async function findDismissals(
  asked: Asked,
  { folder }: ScanScope,
  known: Pick<KnownProject, 'scan' | 'dependencies'> & Pick<Learnt, 'read'>,
): Promise<Dismissals> {
  const ofFiles = known.scan.files.flatMap((file) => {
    const place = { path: pathInFolder(folder, file), root: file.root };
    return findingsIn(file).map(({ finding }) => toAgentFinding(place, finding));
  });
  const ofPackages = await listDependencyFindings(folder, known);
  return await asked.findDismissals({ findings: [...ofFiles, ...ofPackages], read: known.read });
}

/** Any file: what holds for some paths alone does not turn a rule off. */
const anyFile = 'any-file-of-the-project';

function findRulesOff(project: Project | undefined, rules: readonly RuleInfo[]): ReadonlySet<string> {
  if (project === undefined) return new Set();
  const policy = createPolicy(project.config, project.team);
  const isOff = ({ id, severity }: RuleInfo): boolean =>
    policy(anyFile, { ruleId: id, severity }).kind === 'off';
  return new Set(rules.filter(isOff).map(({ id }) => id));
}

function leftOut<F>(asked: Asked, step: keyof typeof steps): Measured<F> {
  skipStep(asked, steps[step]);
  return { kind: 'not-assessed', why: partOnly };
}

async function scanFiles({ tools, signal, report }: Asked, scope: ScanScope): Promise<WorkspaceScanResult> {
  const result = await tools.scanner.scan(scope.roots, {
    signal,
    projectOf: tools.projectOf,
    onProgress: ({ done, total, path }) =>
      report({
        step: `Scanning ${path} (${done} of ${total})`,
        fraction: begins.dependencies * (total === 0 ? 1 : done / total),
      }),
  });
  signal.throwIfAborted();
  return result;
}

async function assess(
  asked: Asked,
  { folder }: ScanScope,
  scan: WorkspaceScanResult,
): Promise<Measured<Assessment>> {
  const { tools, signal } = asked;
  const { advisories = 'offline' } = asked.input;
  const assessed = async () => {
    const answer = await measuredOrWhy(
      () => tools.dependencies(folder, { scan, advisories }, signal),
      signal,
    );
    return answer.kind === 'measured' ? answer.facts : answer;
  };
  return await measureStep(asked, 'dependencies', assessed);
}

async function readStack(asked: Asked, { folder }: ScanScope): Promise<Measured<Stack>> {
  const { tools, signal } = asked;
  return await measureStep(asked, 'stack', () => measuredOrWhy(() => tools.stack(folder, signal), signal));
}

async function readDeclared(
  { tools, signal }: Asked,
  { folder }: ScanScope,
): Promise<Measured<readonly ProjectFact[]>> {
  return await measuredOrWhy(() => tools.declaredFacts(folder, signal), signal);
}

async function measure(
  asked: Asked,
  { folder }: ScanScope,
  known: KnownProject,
): Promise<Measured<MeasuredProject>> {
  const { tools, signal } = asked;
  return await measureStep(asked, 'health', () =>
    measuredOrWhy(() => tools.health(folder, known, signal), signal),
  );
}

async function measureStep<Facts>(
  asked: Asked,
  name: 'dependencies' | 'stack' | 'health',
  work: () => Promise<Measured<Facts>>,
): Promise<Measured<Facts>> {
  asked.report({ step: steps[name].title, fraction: begins[name] });
  const measured = await asMeasuringStep(asked, steps[name], work);
  asked.signal.throwIfAborted();
  return measured;
}

function toHealth(measured: Measured<MeasuredProject>): Measured<Health> {
  if (measured.kind === 'not-assessed') return measured;
  const { facts, choices } = measured.facts;
  return { kind: 'measured', facts: scoreHealth(facts, resolveHealthSettings(choices)) };
}

/** Flaws of security in the files, and all that is wrong with packages. */
async function reportedFiles(
  { tools }: Asked,
  { folder }: ScanScope,
  { scan, dependencies }: Pick<KnownProject, 'scan' | 'dependencies'>,
): Promise<readonly FileReport[]> {
  const ofCode = scan.files.map((file) => ({
    ...file,
    path: pathInFolder(folder, file),
    root: folder,
    findings: file.findings.filter(({ category }) => category === 'security'),
    suppressed: file.suppressed.filter(({ finding }) => finding.category === 'security'),
  }));
  if (dependencies.kind === 'not-assessed') return ofCode;
  const project = scan.projects.get(folder) ?? (await tools.projectOf(folder));
  return [...ofCode, ...toScanResult(dependencies.facts, project).files];
}
