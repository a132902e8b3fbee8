/** What the development loop knows from one step to the next. JSON: a run may go on in another process. */
import type { CommandDoubt } from '../../../../contract/work/commands/command-doubt.ts';
import type { AllowCrewQuestion } from '../../../../contract/work/crew/crew-file.ts';
import type { Review } from '../../../../contract/work/development-questions.ts';
import type { ImageBuild, ImageBuilt } from '../../../../contract/work/effects/image-build.ts';
import type { PublishChoice, PublishQuestion } from '../../../../contract/work/publish.ts';
import type { TextQuestion } from '../../../../contract/work/text-question.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';
import type { WeighedChanges } from '../../../../workspace/runs/verdict/weigh-changes.ts';

export interface DevelopmentState {
  /** Findings that have a fix and were asked for. */
  readonly fixable: number;
  /** Findings that were asked for and have none; absent in runs of before. */
  readonly unfixable?: number | undefined;
  /** Of what the scan found before anything was changed. */
  readonly known: readonly string[];
  /** Checks that rules allow, and those that a person is asked about. */
  readonly allowed: readonly string[];
  readonly toAsk: readonly string[];
  /** Of those, the word that keeps a rule from allowing it; absent in runs of before. */
  readonly doubts?: readonly { readonly line: string; readonly doubt: CommandDoubt }[] | undefined;
  /** What does not run, and why: sentences. */
  readonly leftOut: readonly string[];
  readonly isolation: string;
  /** Of `toAsk`, what writes lock files, and of that what may run; absent in runs of before. */
  readonly locksToAsk?: readonly string[] | undefined;
  readonly allowedLocks?: readonly string[] | undefined;
  /** Packages that were raised: sentences. */
  readonly updated?: readonly string[] | undefined;
  /** Checks that cannot run, with the program that is not there; absent in runs of before. */
  readonly missing?: readonly { readonly check: string; readonly program: string }[] | undefined;
  readonly before: readonly CheckResult[];
  /** Of the files that those ran on, and what of them they changed; absent where none ran, and in runs of before. */
  readonly baseHash?: string | undefined;
  readonly baseMeddled?: readonly string[] | undefined;
  readonly after: readonly CheckResult[];
  /** Of checks after the change: what those wrote last that failed. */
  readonly failures: readonly { readonly line: string; readonly output: string }[];
  /** Whether those ran on exactly what is offered; absent in runs of before. */
  readonly isExact?: boolean | undefined;
  /** What else ran for the word; absent where no check ran, and in runs of before. */
  readonly proof?: Proof | undefined;
  readonly mended: number;
  /** Of a generator: what it made, and where; absent in runs of others. */
  readonly made?: MadeState | undefined;
  /** Of a generator: the text that a person settles before it begins; absent where none is, and in runs of before. */
  readonly settling?: Settling | undefined;
  readonly newFindings: number | undefined;
  /** Some of them, a line each. */
  readonly newOnes: readonly string[];
  readonly review: Review | undefined;
  /** What becomes of the changes; absent until they are there, and in runs of before. */
  readonly handling?: 'suggest' | 'ask' | 'apply' | undefined;
  readonly accepted: readonly string[];
  /** Of what was accepted where that is not all, or files were edited since: the verdict that holds for it. */
  readonly recheck: Recheck | undefined;
  readonly comment: string;
  readonly crew: CrewState;
  /** How the project wants the crew to work; absent where it says nothing, and in runs of before. */
  readonly crewFile?: ShownCrew | undefined;
  /** What was written, or why nothing was. */
  readonly outcome: Outcome | undefined;
  /** Whether images that were written are built, to check them; absent in runs of others, and of before. */
  readonly checking?: Checking | undefined;
  /** Where it becomes a branch. */
  readonly publishing: Publishing | undefined;
  /** What is accepted becomes a branch. */
  readonly toPublish: boolean;
}

/** Files are absent in runs of before. */
export interface Recheck
  extends Pick<Review, 'word' | 'reasons'>,
    Partial<Pick<Review, 'files'> & Pick<DevelopmentState, 'before' | 'after'>> {}

export interface Proof extends WeighedChanges {
  /** With sources alone; undefined where nothing is put back, as that is what ran. */
  readonly held: readonly CheckResult[] | undefined;
  /** With new tests alone, on the old sources. */
  readonly newOnOld: readonly CheckResult[];
  /** Files that a check changed. */
  readonly meddled: readonly string[];
}

export interface Settling extends Pick<TextQuestion, 'text' | 'notes' | 'problems'> {
  readonly isSettled: boolean;
}

export interface MadeState {
  /** Of a commit. */
  readonly title: string;
  /** Markdown. */
  readonly report: string;
  /** Files that it changed, relative to the project's folder. */
  readonly paths: readonly string[];
  /** Why it made nothing of such a project: a clause. */
  readonly notSupported?: string;
  /** What can be built of it to check it. */
  readonly images?: readonly Pick<ImageBuild, 'file' | 'context'>[];
  readonly asksToBuild?: boolean;
}

export type Checking =
  | { readonly kind: 'proposed'; readonly builds: readonly ImageBuild[] }
  | { readonly kind: 'approved'; readonly builds: readonly ImageBuild[] }
  | { readonly kind: 'done'; readonly built: readonly (ImageBuilt & { readonly file: string })[] }
  /** `why`: a clause. */
  | { readonly kind: 'left'; readonly why: string };

/** What a person is asked to publish, and how far that is. */
export interface Publishing
  extends PublishChoice,
    Pick<PublishQuestion, 'remote' | 'tree' | 'parent' | 'files'> {
  readonly identity: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Why it was not done as approved; empty where nothing is wrong. */
  readonly problem: string;
  readonly commit: string | undefined;
  readonly isPushed: boolean;
}

/** A crew file as it was read, and was or will be shown: this content is what runs. */
export interface ShownCrew extends AllowCrewQuestion {
  readonly isAllowed: boolean;
}

/** Of a task that a model works on. */
export interface CrewState {
  readonly plan: string;
  /** How often the developer has been at work. */
  readonly rounds: number;
  /** How often it was sent back without a person; absent in runs of before. */
  readonly returned?: number;
  /** What has to be done differently; empty where nothing was sent back. */
  readonly sentBack: string;
  /** What the developer, QA and the reviewer said last. */
  readonly said: readonly { readonly by: string; readonly text: string }[];
}

export type Outcome =
  | { readonly kind: 'applied'; readonly files: readonly string[] }
  | { readonly kind: 'published'; readonly text: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'not-applied'; readonly why: string };

export const emptyState: DevelopmentState = {
  fixable: 0,
  known: [],
  allowed: [],
  toAsk: [],
  leftOut: [],
  isolation: '',
  before: [],
  after: [],
  failures: [],
  mended: 0,
  newFindings: undefined,
  newOnes: [],
  review: undefined,
  accepted: [],
  recheck: undefined,
  comment: '',
  crew: { plan: '', rounds: 0, sentBack: '', said: [] },
  outcome: undefined,
  publishing: undefined,
  toPublish: false,
};
