/**
 * What the projects in the editor's folders say for themselves: settings, a team's rules, the salt of a baseline.
 * Loaded when a folder comes and when one of their files changes.
 */
import { Emitter, type Event } from 'vscode-languageserver';
import type { Finding, ScanResult } from '../scanner/model.ts';
import { createPolicy, type Policy } from '../workspace/config/policy.ts';
import { toRelative } from '../workspace/discovery.ts';
import { isInside } from '../workspace/module-resolution.ts';
import { loadProjectIn, type Project } from '../workspace/project.ts';
import type { ScanWorkerData, TeamRules } from '../workspace/scan-messages.ts';

interface Loaded {
  readonly project: Project;
  readonly policy: Policy;
}

export interface ProjectsOptions {
  readonly folders: () => readonly string[];
  readonly log: (message: string) => void;
}

/** Files whose change is a reason to load again. */
export const projectFilePatterns = ['**/.vireo.yml', '**/.vireo/**'] as const;

export function isProjectFile(file: string): boolean {
  return /(?:^|[/\\])\.vireo(?:\.yml$|[/\\])/.test(file);
}

export class Projects {
  readonly #options: ProjectsOptions;
  readonly #changed = new Emitter<ScanWorkerData>();
  #loaded: readonly Loaded[] = [];
  #turn = 0;

  constructor(options: ProjectsOptions) {
    this.#options = options;
  }

  /** What the scanner is to be started with now. */
  get onChange(): Event<ScanWorkerData> {
    return this.#changed.event;
  }

  async load(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const projects = await Promise.all(this.#options.folders().map((folder) => loadProjectIn(folder)));
    // Changed again meanwhile: the later turn has the newer files.
    if (turn !== this.#turn) return;
    for (const problem of projects.flatMap((project) => project.problems)) this.#options.log(problem);
    this.#loaded = projects.map((project) => ({ project, policy: createPolicy(project.config) }));
    this.#changed.fire({ team: joinTeams(projects), salt: projects.find(hasSalt)?.baseline?.salt ?? '' });
  }

  /** A document's result as its project wants it. */
  govern(file: string, result: ScanResult): ScanResult {
    const own = this.#loaded.find(({ project }) => isInside(project.folder, file));
    if (own === undefined) return result;
    const place = toRelative(own.project.folder, file);
    const verdicts = result.findings.map((finding: Finding) => own.policy(place, finding));
    return {
      ...result,
      findings: verdicts.flatMap((verdict) => (verdict.kind === 'keep' ? [verdict.finding] : [])),
      suppressed: [
        ...result.suppressed,
        ...verdicts.flatMap((verdict) => (verdict.kind === 'set-aside' ? [verdict] : [])),
      ],
    };
  }
}

function hasSalt({ baseline }: Project): boolean {
  return baseline !== undefined;
}

/** One worker serves all folders: of two rules of one name the first folder's counts. */
function joinTeams(projects: readonly Project[]): TeamRules | undefined {
  const teams = projects.flatMap(({ team }) => (team === undefined ? [] : [team]));
  if (teams.length <= 1) return teams[0];
  const rules = new Map(
    teams
      .flatMap((team) => team.rules)
      .toReversed()
      .map((rule) => [rule.id, rule]),
  );
  return {
    version: teams.map(({ version }) => version).join('+'),
    rules: [...rules.values()],
    models: teams.flatMap((team) => team.models),
    infrastructure: teams.flatMap((team) => team.infrastructure),
  };
}
