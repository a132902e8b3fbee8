/** What a person decides on: each file and hunk, the verdict and what it stands on. */
import type {
  Review,
  ReviewedFile,
  ReviewedPart,
  VerdictName,
} from '../../../../contract/work/development-questions.ts';
import type { FileEdit, FilePart, FilePartKind } from '../../../../workspace/runs/hunks/split-edit.ts';
import { splitLines, textOf } from '../../../../workspace/runs/hunks/text-lines.ts';
import type { SideReason } from '../../../../workspace/runs/verdict/test-side/find-test-side.ts';
import {
  judge,
  type Verdict,
  type VerdictReason,
  type VerdictWord,
} from '../../../../workspace/runs/verdict/verdict.ts';
import type { RunEdits } from '../agent.ts';
import type { DevelopmentState } from './state.ts';

export const words: Readonly<Record<VerdictWord, VerdictName>> = {
  verified: 'Verified',
  checked: 'Checked',
  'tests-changed': 'Tests changed',
  unstable: 'Unstable',
  unproven: 'Unproven',
  failed: 'Failed',
};

function sayReason(reason: VerdictReason): string {
  switch (reason.code) {
    case 'fixed':
      return `\`${reason.check}\` failed before and passes now: ${reason.times} of ${reason.times} times.`;
    case 'broken':
      return `\`${reason.check}\` passed before and fails now.`;
    case 'still-failing':
      return `\`${reason.check}\` failed before and fails still.`;
    case 'proven-by-new':
      return `\`${reason.check}\` fails with the new tests on the old sources, and passes now. The old tests pass, too.`;
    case 'new-pass-on-old':
      return `The new tests pass on the old sources, too: for \`${reason.check}\` they prove nothing new.`;
    case 'needs-changed-tests':
      return `\`${reason.check}\` passes only with the changed tests: with tests, settings and their files as before it fails.`;
    case 'unstable':
      return `\`${reason.check}\` ran more than once on the same files and ended differently.`;
    case 'missing':
      return sayMissing(reason);
    case 'not-repeated':
      return `\`${reason.check}\` passed before and has no result now.`;
    case 'no-check':
      return 'No check that passed before has run again.';
    case 'not-exact':
      return 'Your files were edited while the checks ran, so nothing is proven of what is offered here. They run again on what you accept.';
    case 'evading':
      return `${reason.path} asks whether a test runs it, ends the run, or changes what tests compare with: checks prove nothing of it.`;
    case 'meddled':
      return `A check changed ${reason.path}, which it was to check.`;
    case 'not-scanned':
      return 'The scan did not run to its end.';
    case 'new-findings':
      return `The scan finds ${reason.count} that ${reason.count === 1 ? 'was' : 'were'} not there before.`;
    case 'weakened':
      return `A test asks for less in ${reason.weakening.path}${reason.weakening.test === undefined ? '' : `: ${reason.weakening.test}`}.`;
  }
}

/** Of a check that cannot run. */
export function sayMissing({ check, program }: { readonly check: string; readonly program: string }): string {
  const place = program.startsWith('script ') ? 'is not there' : 'is not installed, or not on the PATH';
  return `\`${check}\` cannot run: ${program} ${place}.`;
}

const sideReasons: Readonly<Record<SideReason, string>> = {
  test: 'a test',
  settings: 'it decides what runs',
  'only-tests': 'only tests read it',
  shared: 'tests read it, too',
  unclear: 'no application code leads to it',
};
const mostPutBack = 5;

/** Which files a word of success does without. */
function sayPutBack({ proof }: Pick<DevelopmentState, 'proof'>): readonly string[] {
  const putBack = proof?.putBack ?? [];
  if (putBack.length === 0) return [];
  const named = putBack
    .slice(0, mostPutBack)
    .map(({ paths, reason }) => `${paths[0] ?? ''} (${sideReasons[reason]})`);
  const more = putBack.length > mostPutBack ? `, and ${putBack.length - mostPutBack} more` : '';
  return [`The checks also ran with these files as they were before: ${named.join(', ')}${more}.`];
}

const partTitles: Readonly<Record<FilePartKind, string>> = {
  create: 'New file',
  delete: 'File is deleted',
  rename: 'File is renamed',
  mode: 'May be run, or no longer',
  replace: 'Whole content',
};

interface Named {
  readonly id: string;
}

/** Of a file, as a run made it or as it is reviewed. */
export function idsOf(file: {
  readonly parts: readonly Named[];
  readonly hunks: readonly Named[];
}): readonly string[] {
  const { parts, hunks } = file;
  return [...parts, ...hunks].map(({ id }) => id);
}

/** Tests that ask for less come first, then what is asked about in any case. */
export function review(state: DevelopmentState, edits: RunEdits, named: readonly string[]): Review {
  const { before, after, newFindings, isExact = true, missing = [], proof } = state;
  const { offered } = edits;
  const weakenings = state.made === undefined ? edits.weakenings : withoutNew(edits);
  const hunkIds = offered.flatMap(idsOf);
  const verdict: Verdict = judge({
    hunkIds,
    before,
    after,
    named,
    newFindings,
    weakenings,
    isExact,
    missing,
    ...(proof?.held !== undefined && { held: proof.held }),
    newOnOld: proof?.newOnOld ?? [],
    evading: proof?.evading ?? [],
    meddled: proof?.meddled ?? [],
  });
  const changedTests = changedTestsOf(state);
  const weakened = new Set(verdict.testFiles);
  const rank = (file: ReviewedFile) => (file.isTestWeakened ? 0 : file.alwaysAsk === undefined ? 2 : 1);
  const files = offered
    .map((edit) => ({
      ...toReviewed(edit, weakened),
      ...(changedTests.has(edit.path) && { isTestChanged: true }),
    }))
    .toSorted((a, b) => rank(a) - rank(b));
  return {
    word: words[verdict.word],
    reasons: [...verdict.reasons.map(sayReason), ...sayPutBack(state)],
    files,
  };
}

/** Of what is put back: what is certainly of tests, and more than a test that is added. */
function changedTestsOf({ proof }: Pick<DevelopmentState, 'proof'>): ReadonlySet<string> {
  const certain = (proof?.putBack ?? []).filter(({ reason }) => reason !== 'unclear');
  const paths = certain.flatMap((each) => each.paths);
  return new Set(paths.filter((path) => proof?.newTests.includes(path) !== true));
}

/** Of a generator, which brings its tests with their settings: a new file of settings takes nothing from tests that were there. */
function withoutNew({ weakenings, offered }: RunEdits): RunEdits['weakenings'] {
  const created = new Set(offered.filter(({ base }) => base === undefined).map(({ path }) => path));
  return weakenings.filter(({ kind, path }) => kind !== 'configuration' || !created.has(path));
}

function toReviewed(edit: FileEdit, weakened: ReadonlySet<string>): ReviewedFile {
  const { path, alwaysAsk, parts, hunks } = edit;
  return {
    path,
    alwaysAsk,
    isTestWeakened: weakened.has(path),
    parts: parts.map((part) => ({ id: part.id, title: partTitles[part.kind], ...contentOf(part, edit) })),
    hunks: hunks.map(({ start, ...hunk }) => ({ ...hunk, line: start + 1 })),
  };
}

/** What a person reads of one file as a whole; the rest of it is counted. */
const mostLines = 1_000;
const mostCharacters = 60_000;

/** The text of a file that comes or goes. */
function contentOf({ kind }: FilePart, { base, target }: FileEdit): Omit<ReviewedPart, 'id' | 'title'> {
  if (kind === 'rename' || kind === 'mode') return { kind, before: [], after: [], omitted: 0 };
  const [was, becomes] = [cutLines(textOf(base) ?? ''), cutLines(textOf(target) ?? '')];
  return { kind, before: was.lines, after: becomes.lines, omitted: was.omitted + becomes.omitted };
}

function cutLines(text: string): { readonly lines: readonly string[]; readonly omitted: number } {
  const all = splitLines(text);
  let characters = 0;
  const lines = all.slice(0, mostLines).filter((line) => {
    characters += line.length;
    return characters <= mostCharacters;
  });
  return { lines, omitted: all.length - lines.length };
}

const mostText = 90_000;

/** Markdown of a model: nothing in it is loaded from anywhere, or is markup of a page. */
export function ofModel(text: string): string {
  return text.replaceAll('![', '!\\[').replaceAll('<', '&lt;');
}

/** Markdown: the verdict, its reasons, and the diff. */
export function writeReview({ word, reasons, files }: Review, state: DevelopmentState): string {
  const facts = [...reasons, ...state.leftOut, ...(state.isolation === '' ? [] : [state.isolation])];
  const head = [`**${word}**`, ...facts.map((fact) => `- ${fact}`)].join('\n');
  const said = state.crew.said.map(({ by, text: each }) => `**${by}:** ${ofModel(each)}`);
  const text = [head, ...said, ...files.map(writeFile)].join('\n\n');
  return text.length <= mostText ? text : `${text.slice(0, mostText)}\n\n…`;
}

function writeFile({ path, alwaysAsk, isTestWeakened, parts, hunks }: ReviewedFile): string {
  const marks = [
    ...(isTestWeakened ? ['a test asks for less'] : []),
    ...(alwaysAsk === undefined ? [] : [alwaysAsk]),
  ];
  const lines = hunks.flatMap(({ line, before, after }) => [
    `@@ line ${line} @@`,
    ...before.map((each) => `-${stripEnd(each)}`),
    ...after.map((each) => `+${stripEnd(each)}`),
  ]);
  const title = `### ${path.replaceAll('`', '')}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  const whole = parts.map((part) => `- ${part.title}`).join('\n');
  return [title, whole, lines.length === 0 ? '' : fence(lines.join('\n'))].filter(Boolean).join('\n\n');
}

const stripEnd = (line: string): string => line.replace(/\r?\n$/, '');

/** Longer than any run of backticks within. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}diff\n${text}\n${mark}`;
}
