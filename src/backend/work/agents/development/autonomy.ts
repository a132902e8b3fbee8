/** What a run does without a person: by the project's level, the verdict of its checks, its files and its branch. */
import type { AutonomyAnswer, AutonomyLevel } from '../../../../contract/work/autonomy.ts';
import type { Review } from '../../../../contract/work/development-questions.ts';
import { fitsGlob } from '../../../../domain/glob.ts';
import { alwaysAskReason } from '../../../../workspace/runs/hunks/always-ask.ts';
import type { HeadBranch } from '../../../../workspace/runs/tree/head-branch.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { ProjectRun, RunEdits } from '../agent.ts';
import { idsOf, words } from './review.ts';
import type { DevelopmentState } from './state.ts';

type Run = Pick<ProjectRun<unknown>, 'ask' | 'project' | 'tools'>;
type Checks = Pick<DevelopmentState, 'allowed' | 'toAsk' | 'leftOut'>;

/** Checks as the rules have judged them, at a level. */
export function settleChecks(level: AutonomyLevel, { allowed, toAsk, leftOut }: Checks): Checks {
  const leave = (lines: readonly string[], why: string) => [
    ...leftOut,
    ...lines.map((line) => `\`${line}\` did not run: ${why}`),
  ];
  switch (level) {
    case 'suggest':
      return { allowed: [], toAsk: [], leftOut: leave([...allowed, ...toAsk], suggestsOnly) };
    case 'ask':
      return { allowed, toAsk, leftOut };
    case 'unattended':
      return { allowed, toAsk: [], leftOut: leave(toAsk, 'it is not allowed yet, and nobody is asked.') };
  }
}

const suggestsOnly = 'agents only suggest in this project.';

/** Everything that decides whether changes are applied without a person. */
export interface Situation extends Pick<AutonomyAnswer, 'protectedBranches' | 'writes'> {
  readonly level: AutonomyLevel;
  readonly isTrusted: boolean;
  readonly branch: HeadBranch;
  /** By a file of the project: its crew is not the judge that runs without a person. */
  readonly isReviewChanged?: boolean;
  readonly review: Pick<Review, 'word'> & {
    readonly files: readonly Pick<
      Review['files'][number],
      'path' | 'alwaysAsk' | 'isTestWeakened' | 'isTestChanged'
    >[];
  };
}

/** For the report. */
export const appliedAlone = 'Applied without a question: agents work unattended in this project.';

/** `why` is a sentence for the report; empty where nothing is out of the ordinary. */
export interface Handling {
  readonly act: 'suggest' | 'ask' | 'apply';
  readonly why: string;
}

/** Applies only where nothing speaks against it; what is not known speaks against it. */
export function settleChanges(situation: Situation): Handling {
  if (situation.level === 'suggest') return { act: 'suggest', why: '' };
  if (situation.level === 'ask') return { act: 'ask', why: '' };
  const obstacle = findObstacle(situation);
  if (obstacle !== undefined) return { act: 'ask', why: `A person decides: ${obstacle}` };
  return { act: 'apply', why: appliedAlone };
}

/** Their words in a review. */
const proven: readonly string[] = [words.verified, words.checked];

function findObstacle({
  isTrusted,
  isReviewChanged,
  review,
  writes,
  ...place
}: Situation): string | undefined {
  if (isReviewChanged === true) return 'the crew file changes who reviews, or how.';
  if (!isTrusted) return 'the folder is not trusted.';
  if (review.files.length === 0) return 'nothing is to be applied.';
  if (!proven.includes(review.word)) return `the verdict is ${review.word}.`;
  const weakened = review.files.find(({ isTestWeakened }) => isTestWeakened);
  if (weakened !== undefined) return `a test asks for less in ${weakened.path}.`;
  const changed = review.files.find(({ isTestChanged }) => isTestChanged === true);
  if (changed !== undefined) return `${changed.path} is changed, which belongs to the tests.`;
  return findGuarded(review.files) ?? refusalOf(writes) ?? findProtection(place);
}

const whatRuns = 'it decides what builds and tests run';
const builds =
  /(?:^|\/)(?:scripts?|bin|tools?|hack|ci)\/|(?:^|\/)(?:vite|webpack|rollup|esbuild|babel|tsup|turbo)\.config\.\w+$|(?:^|\/)[\w.-]+\.(?:sh|bash|ps1|cmd|bat)$|(?:^|\/)(?:package\.json|(?:gnu)?makefile|rakefile|cmakelists\.txt|setup\.(?:py|cfg)|pyproject\.toml|tox\.ini|noxfile\.py|conftest\.py|build\.rs|cargo\.toml|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?)$/i;

function findGuarded(files: Situation['review']['files']): string | undefined {
  for (const { path, alwaysAsk } of files) {
    const reason = alwaysAsk ?? alwaysAskReason(path) ?? (builds.test(path) ? whatRuns : undefined);
    if (reason !== undefined) return `${path} is changed (${reason}).`;
  }
  return undefined;
}

function refusalOf({ verdict, reason }: Situation['writes']): string | undefined {
  return verdict === 'allow' ? undefined : `a rule does not allow it. ${reason}`.trim();
}

function findProtection({
  branch,
  protectedBranches,
}: Pick<Situation, 'branch' | 'protectedBranches'>): string | undefined {
  if (branch.kind === 'none') return undefined;
  if (branch.kind === 'unknown') return 'HEAD is on no branch.';
  const { name } = branch;
  return protectedBranches.some((pattern) => fitsGlob(pattern, name))
    ? `the branch ${name} is protected.`
    : undefined;
}

/** The checks of a run, by the level that its project has now. */
export async function settleChecksOf({ ask }: Run, checks: Checks): Promise<Checks> {
  return settleChecks((await ask({ kind: 'autonomy', writes: [] })).level, checks);
}

interface Changed {
  readonly edits: RunEdits;
  readonly review: Review;
  readonly isReviewChanged: boolean;
}

/** What becomes of the changes of a run, by what holds now; all of them are accepted where they are applied. */
export async function settleChangesOf(
  run: Run,
  tree: RunTree,
  changed: Changed,
): Promise<Pick<DevelopmentState, 'handling' | 'accepted' | 'review'>> {
  const { act, why } = await handle(run, tree, changed);
  const { files, reasons, ...rest } = changed.review;
  return {
    handling: act,
    accepted: act === 'apply' ? files.flatMap(idsOf) : [],
    review: { ...rest, files, reasons: why === '' ? reasons : [...reasons, why] },
  };
}

async function handle(
  { ask, project, tools }: Run,
  tree: RunTree,
  { edits, review, isReviewChanged }: Changed,
): Promise<Handling> {
  const { isTrusted, folder } = project;
  const answer = await ask({ kind: 'autonomy', writes: namesOf(tree, edits) });
  return settleChanges({
    ...answer,
    isTrusted,
    isReviewChanged,
    review,
    branch: await tools.workshop.headBranch(folder),
  });
}

/** Of each file its names from the top of the repository and from the project's folder: rules may mean either. */
function namesOf({ root, folder }: RunTree, { offered }: RunEdits): string[] {
  const below = folder === root ? '' : `${folder.slice(root.length + 1).replaceAll('\\', '/')}/`;
  const names = offered.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  const inside = names.flatMap((name) => (name.startsWith(below) ? name.slice(below.length) : []));
  return [...new Set([...names, ...inside])];
}

/** The node that comes once it is clear what becomes of the changes. Where nobody is asked, files that were edited in the meantime are checked again. */
export function afterReview(handling: DevelopmentState['handling']): string {
  if (handling === 'suggest') return 'end';
  return handling === 'apply' ? 'recheck' : 'decide';
}

/** Why changes that were accepted are not written now; undefined where they may be. */
export async function findRefusal(
  run: Run,
  tree: RunTree,
  {
    edits,
    state,
    isReviewChanged,
  }: Pick<Changed, 'edits' | 'isReviewChanged'> & { readonly state: DevelopmentState },
): Promise<string | undefined> {
  const { review, handling } = state;
  if (review === undefined) return undefined;
  const { act, why } = await handle(run, tree, { edits, review, isReviewChanged });
  if (act === 'suggest') return `Nothing was written: ${suggestsOnly}`;
  // A person has accepted them, or nothing has changed since it was decided that nobody needs to.
  return handling !== 'apply' || act === 'apply' ? undefined : `${why} Nothing was written: ask again.`;
}
