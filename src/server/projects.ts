/**
 * What the projects in the editor's folders say for themselves: settings, a team's rules, the salt of a baseline.
 * Loaded when a folder comes and when one of their files changes.
 */
import { Emitter, type Event } from 'vscode-languageserver';
import type { Finding, ScanResult } from '../scanner/model.ts';
import { createKnownInFiles, type KnownInFiles, withKeys } from '../workspace/baseline/known-in-file.ts';
import { isNamedIn } from '../workspace/baseline/names-in-files.ts';
import { asksForAudit, createPolicy, type Policy } from '../workspace/config/policy.ts';
import { toRelative } from '../workspace/discovery.ts';
import { deepestContaining } from '../workspace/module-resolution.ts';
import { loadProjectIn, type Project, strangersProject } from '../workspace/project.ts';
import type { ScannedFinding, TeamRules } from '../workspace/scan-messages.ts';
import type { StreamedFinding } from '../workspace/scan-process/scan-process-messages.ts';
import type { FolderData } from './interactive-protocol.ts';
import { pathOf } from './paths.ts';

interface Loaded {
  readonly project: Project;
  readonly policy: Policy;
  /** What the baseline knows; undefined where there is none. */
  readonly known: KnownInFiles | undefined;
}

/** A finding of the engine, or one on record. */
export type NamedFinding = Pick<Finding, 'ruleId' | 'fingerprint'>;

/** A result as the project of its file wants it. */
export interface GovernedResult extends ScanResult {
  /** Whether the baseline knows a finding; undefined where there is none. */
  readonly isKnown: ((finding: NamedFinding) => boolean) | undefined;
}

export interface ProjectsOptions {
  readonly folders: () => readonly string[];
  readonly log: (message: string) => void;
  /** False: the user does not trust the folders, and nothing in them governs. */
  readonly trusted: boolean;
}

/** Files whose change is a reason to load again, and the folder of most: with it, files may come that nobody tells. */
export const projectFilePatterns = ['**/.vireo.yml', '**/.vireo', '**/.vireo/**'] as const;

const projectFile = /(?:^|[/\\])\.vireo(?:\.yml$|[/\\]|$)/;
const projectFolder = /(?:^|[/\\])\.vireo$/;
/** A folder made and filled at once: its files are there by then. */
const filledAfterMs = 1_000;

export class Projects {
  readonly #options: ProjectsOptions;
  readonly #changed = new Emitter<readonly FolderData[]>();
  #loaded: readonly Loaded[] = [];
  #turn = 0;
  #isTrusted: boolean;
  #baselinePaths: ReadonlySet<string> = new Set();
  #later: NodeJS.Timeout | undefined;

  constructor(options: ProjectsOptions) {
    this.#options = options;
    this.#isTrusted = options.trusted;
  }

  /** What the scanner is to be started with now: nothing where no folder brings rules or a salt. */
  get onChange(): Event<readonly FolderData[]> {
    return this.#changed.event;
  }

  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** From now on the user does. */
  trust(): void {
    this.#isTrusted = true;
    this.#reload();
  }

  async #loadIn(folder: string): Promise<Project> {
    return this.#isTrusted ? await loadProjectIn(folder) : strangersProject(folder);
  }

  /** Files changed on disk: where one of them is a project's, all is loaded again. */
  touched(files: readonly string[]): void {
    if (files.some((file) => projectFile.test(file) || this.#baselinePaths.has(file))) this.#reload();
    if (!files.some((file) => projectFolder.test(file))) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#reload(), filledAfterMs);
    this.#later.unref();
  }

  /** Baselines that lie where no pattern of ours looks. */
  get baselinesElsewhere(): readonly string[] {
    return [...this.#baselinePaths].filter((file) => !projectFile.test(file));
  }

  #reload(): void {
    this.load().catch((error: unknown) => this.#options.log(`Projects failed: ${String(error)}`));
  }

  async load(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const projects = await Promise.all(this.#options.folders().map((folder) => this.#loadIn(folder)));
    // Changed again meanwhile: the later turn has the newer files.
    if (turn !== this.#turn) return;
    for (const problem of projects.flatMap((project) => project.problems)) this.#options.log(problem);
    this.#loaded = projects
      .map((loaded) => this.#settle(loaded))
      .map((project) => ({
        project,
        policy: createPolicy(project.config, project.team),
        known: project.baseline && createKnownInFiles(project.baseline),
      }));
    this.#baselinePaths = new Set(projects.map(({ baselinePath }) => baselinePath));
    this.#changed.fire(toFolderData(projects));
  }

  /** Settings are wrong for moments while somebody writes them: what was in force stays, or squiggles would come and go. */
  #settle(project: Project): Project {
    if (project.isConfigWhole) return project;
    const before = this.#loaded.find((each) => each.project.folder === project.folder);
    return before === undefined ? project : { ...project, config: before.project.config };
  }

  /** The rules that the team of a file's project brought along. */
  teamOf(uri: string): TeamRules | undefined {
    return this.#of(pathOf(uri))?.project.team;
  }

  /** A file's result as its project wants it; without its text, findings say themselves whether they are known. */
  govern(file: string, result: ScanResult, text?: string): GovernedResult {
    const own = this.#of(file);
    if (own === undefined) return { ...result, isKnown: undefined };
    const place = toRelative(own.project.folder, file);
    const verdicts = result.findings.map((finding: Finding) => own.policy(place, finding));
    const findings = verdicts.flatMap((verdict) => (verdict.kind === 'keep' ? [verdict.finding] : []));
    return {
      ...result,
      findings,
      isKnown: knownTest(own, place, { findings, all: result, text }),
      suppressed: [
        ...result.suppressed,
        ...verdicts.flatMap((verdict) => (verdict.kind === 'set-aside' ? [verdict] : [])),
      ],
    };
  }

  #of(file: string): Loaded | undefined {
    const folders = this.#loaded.map(({ project }) => project.folder);
    const deepest = deepestContaining(folders, file);
    return this.#loaded.find(({ project }) => project.folder === deepest);
  }
}

interface Governing {
  readonly findings: readonly StreamedFinding[];
  readonly all: ScanResult;
  readonly text: string | undefined;
}

/** By what they have in common with an entry, one on record by its name alone. */
function knownTest(
  { project, known }: Loaded,
  place: string,
  { findings, all, text }: Governing,
): GovernedResult['isKnown'] {
  if (known === undefined) return undefined;
  if (!known.has(place)) return () => false;
  const salt = project.baseline?.salt ?? '';
  const isLive = new Set<NamedFinding>(findings);
  const keyed = text === undefined ? [] : withKeys(findings, { text, all, salt });
  const among = known.among(place, keyed, (_file, name) => isNamedIn(text ?? '', name));
  const told = new Set<NamedFinding>(
    findings.filter(({ isKnown }, index) => isKnown === true || isAmong(among, keyed[index])),
  );
  return (finding) => (isLive.has(finding) ? told.has(finding) : known.hasNamed(place, finding));
}

function isAmong(among: ReadonlySet<ScannedFinding>, finding: ScannedFinding | undefined): boolean {
  return finding !== undefined && among.has(finding);
}

/** Each folder for itself: one that brings nothing may lie in one that does. */
function toFolderData(projects: readonly Project[]): readonly FolderData[] {
  const data = projects.map(({ folder, team, baseline, config }) => ({
    folder,
    team,
    salt: baseline?.salt ?? '',
    isAudit: asksForAudit(config),
  }));
  return data.every(({ team, salt, isAudit }) => team === undefined && salt === '' && !isAudit) ? [] : data;
}
