/** A review as a page: what was looked at, then each file with its remarks. Pure. */
import type { ReviewerInput } from '../../../../contract/work/agents-of-changes/reviewer-agent.ts';
import type { BranchChange } from '../../../../workspace/review/read-branch-change.ts';
import type { Remark } from '../../../../workspace/review/remark.ts';
import { code, heading, type Line, list, type Page, paragraph, proseOf } from '../reporting/document.ts';
import type { AskedRemarks } from './ask-for-remarks.ts';

export interface ReviewPage {
  readonly projectName: string;
  readonly change: BranchChange;
  readonly remarks: readonly Remark[];
  readonly reader: ReviewerInput['reader'];
  readonly asked: AskedRemarks | undefined;
}

export function composeReview({ projectName, change, remarks, reader, asked }: ReviewPage): Page {
  const byFile = [...Map.groupBy(remarks, ({ path }) => path)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return [
    heading(1, `Review: ${projectName}`),
    paragraph(...describeChange(change)),
    paragraph(describeCount(remarks.length, change.files.length)),
    ...byFile.flatMap(([path, own]) => [
      heading(2, code(path)),
      ...list(own.toSorted(byLine).map(describeRemark)),
    ]),
    heading(2, 'What was looked at'),
    ...list([
      ['What a scan finds after the change and did not find before it.'],
      [
        'Whether tests ask less than before; names that are exported no more and still imported; lock files; marks of a merge.',
      ],
      [describeModel(reader, asked)],
      [
        'Not looked at: files that are edited and not committed, and whether the program works. Nothing was run.',
      ],
      ...change.unread.map((path): Line => ['Too large to be read: ', code(path)]),
    ]),
  ];
}

function describeChange({ base, head, from, to, commits, files }: BranchChange): Line {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return [
    code(head),
    ' compared with ',
    code(base),
    `: ${plural(commits, 'commit')} from ${from.slice(0, 9)} to ${to.slice(0, 9)}, ${plural(files.length, 'file')}.`,
  ];
}

function describeCount(remarks: number, files: number): string {
  if (files === 0) return 'Nothing is changed.';
  return remarks === 0 ? 'No remark.' : `${remarks} remark${remarks === 1 ? '' : 's'}.`;
}

function describeModel(reader: ReviewerInput['reader'], asked: AskedRemarks | undefined): string {
  if (reader === 'rules') return 'No model was asked.';
  if (asked === undefined) return 'A model was wanted, and none answered.';
  const { model, remarks, dropped, unseen } = asked;
  const rest = unseen === 0 ? '' : ` ${unseen} files were too much for it and not shown.`;
  return `${model} read the change: ${remarks.length} remarks, ${dropped} dropped because they quote no line of it.${rest}`;
}

const byLine = (one: Remark, other: Remark) => (one.line ?? 0) - (other.line ?? 0);

function describeRemark({ line, quote, text, evidence }: Remark): Line {
  const place: Line = line === undefined ? [] : [`Line ${line}: `, code((quote ?? '').trim()), ' '];
  return [...place, ...proseOf(text), ` (${evidence})`];
}
