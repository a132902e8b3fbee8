/** What a run leaves once it is over: its report, what it cost, and what may be done next. */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { Review } from '../../../../contract/work/development-questions.ts';
import type { AgentDone, ProjectRun } from '../agent.ts';
import { writeChecking } from '../delivery/build-nodes.ts';
import { appliedAlone } from './autonomy.ts';
import { titleOf } from './publish.ts';
import { ofModel, writeReview } from './review.ts';
import type { DevelopmentState } from './state.ts';

type Run = ProjectRun<DevelopmentInput>;

/** Nothing was read for the record of findings: the scan of what it changed tells what is fixed. */
export const readNothing: AgentDone['read'] = {
  rules: { names: [], groups: {} },
  roots: [],
  unread: [],
  apart: {},
};

/** Where a person, or the autonomy that one has set, decided on changes: that was work on the project. */
function offersOf(run: Run, state: DevelopmentState) {
  const { outcome, review: shown, publishing, crewFile } = state;
  if (outcome === undefined || outcome.kind === 'not-applied' || crewFile?.isAllowed === false) return {};
  const files = outcome.kind === 'applied' ? outcome.files : (shown?.files ?? []);
  const { branch = '', commit = '' } = publishing ?? {};
  const place = outcome.kind === 'published' ? ` (${branch}, ${commit.slice(0, 12)})` : '';
  return { offers: { work: { note: `${titleOf(run, state, files.length)}${place}` } } };
}

export function toDone(run: Run, state: DevelopmentState): AgentDone {
  const { outcome, review: shown, comment, crew } = state;
  const parts = [
    `# ${headOf(state)}`,
    ...(outcome?.kind === 'applied' ? [outcome.files.map((file) => `- ${file}`).join('\n')] : []),
    ...(outcome?.kind === 'not-applied' ? [outcome.why] : []),
    ...(outcome?.kind === 'published' ? [outcome.text] : []),
    ...(comment === '' ? [] : [`> ${comment.replaceAll('\n', '\n> ')}`]),
    ...(shown === undefined ? listed(state.leftOut) : [writeReview(settled(shown, state), state)]),
    ...(state.made === undefined ? [] : [state.made.report]),
    ...writeChecking(state),
    ...(crew.plan === '' ? [] : [`## Plan\n\n${ofModel(crew.plan)}`]),
  ];
  return {
    report: parts.join('\n\n'),
    read: readNothing,
    ...(outcome?.kind === 'applied' && outcome.files.length > 0 && { hasChangedFiles: true }),
    ...offersOf(run, state),
  };
}

/** One word: that of what was accepted, once it was judged by itself. */
function settled(shown: Review, { recheck, handling, updated = [] }: DevelopmentState): Review {
  if (recheck === undefined) return shown;
  const { word, reasons, files = shown.files } = recheck;
  const kept = [...updated, ...(handling === 'apply' ? [appliedAlone] : [])];
  return { word, reasons: [...reasons, ...kept.filter((each) => !reasons.includes(each))], files };
}

function listed(sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? [] : [sentences.map((sentence) => `- ${sentence}`).join('\n')];
}

function headOfNothing({ notSupported }: NonNullable<DevelopmentState['made']>): string {
  return notSupported === undefined
    ? 'All of it is there already: nothing to change'
    : `Not supported: ${notSupported}`;
}

function headOf({ fixable, mended, made, handling, outcome, crew, crewFile }: DevelopmentState): string {
  if (crewFile?.isAllowed === false)
    return `${crewFile.path} was not allowed: no model was asked, and nothing was changed`;
  if (made !== undefined && mended === 0) return headOfNothing(made);
  if (crew.rounds > 0 && mended === 0) return 'The crew changed nothing';
  if (made === undefined && crew.rounds === 0 && fixable === 0)
    return 'No finding here has a fix: anything else needs a model';
  if (mended === 0) return 'No fix worked: each left its finding, or brought another one';
  return headOfOutcome({ outcome, handling });
}

function headOfOutcome({ outcome, handling }: Pick<DevelopmentState, 'outcome' | 'handling'>): string {
  if (outcome?.kind === 'applied')
    return `Changed ${outcome.files.length} ${outcome.files.length === 1 ? 'file' : 'files'}`;
  if (outcome?.kind === 'published') return 'Published what was accepted';
  if (handling === 'suggest') return 'Suggested: nothing was changed';
  return outcome?.kind === 'declined' ? 'Declined: nothing was changed' : 'Nothing was changed';
}
