/** The review of a run's changes: its diff in the editor, and a list in which each part is ticked. */
import * as vscode from 'vscode';
import type { Answer } from '../../../../../webviews/run/host/run-answer.ts';
import { decideQuestionSchema, type ReviewedFile } from '../../../../contract/work/development-questions.ts';
import type { Services } from '../../../platform/services.ts';
import type { Asking } from './answer.ts';
import { editorRoot } from './editor-root.ts';
import { pickTicked } from './pick-ticked.ts';
import { listReviewRows, verdictWord } from './review-rows.ts';
import { saveFirst } from './save-first.ts';
import { type ShownChanges, showChanges } from './shown-changes.ts';

type Decided = ReturnType<typeof decideQuestionSchema.parse>;

/** Undefined where nothing was decided: the request waits on. */
export async function decideChanges(services: Services, asking: Asking): Promise<Answer | undefined> {
  const asked = decideQuestionSchema.parse(asking.payload);
  const { review, root } = asked;
  const shown = await showChanges(services, {
    requestId: asking.requestId,
    title: `${verdictWord(review.word, services.t)} · ${asking.about}`,
    root: vscode.Uri.file(await editorRoot(root, asking.folder)),
    files: review.files,
  });
  await shown.open();
  const answer = await pickAnswer(services, { asked, about: asking.about, shown });
  if (answer !== undefined) await shown.close();
  return answer;
}

interface Picking {
  readonly asked: Decided;
  readonly about: string;
  readonly shown: ShownChanges;
}

/** All are ticked at first; what was ticked stays so while the user thinks again. */
async function pickAnswer(services: Services, picking: Picking): Promise<Answer | undefined> {
  let ticked: ReadonlySet<string> = new Set(picking.asked.review.files.flatMap(idsOf));
  for (;;) {
    const picked = await pickChanges(services, picking, ticked);
    if (picked === undefined || picked.act === 'close') return undefined;
    ticked = picked.ids;
    if (picked.act === 'show') {
      await picking.shown.open();
      continue;
    }
    const answer = await toAnswer(services, picking.shown, { act: picked.act, ticked });
    if (answer !== undefined) return answer;
  }
}

async function toAnswer(
  services: Services,
  shown: ShownChanges,
  { act, ticked }: { readonly act: 'apply' | 'publish' | 'decline'; readonly ticked: ReadonlySet<string> },
): Promise<Answer | undefined> {
  if (act === 'decline' || ticked.size === 0) return await decline(services);
  if (act === 'apply') return await confirmSaved(services, shown, ticked);
  return { approved: true, payload: { accepted: [...ticked], publish: true } };
}

async function pickChanges({ t }: Services, { asked, about, shown }: Picking, ticked: ReadonlySet<string>) {
  const { word, reasons } = asked.review;
  return await pickTicked({
    title: `${verdictWord(word, t)} · ${about}`,
    prompt: reasons.join(' ').replaceAll('`', ''),
    placeholder: t('Enter applies what is ticked; Escape leaves the request waiting'),
    rows: listReviewRows(asked.review, shown.unplaced, t),
    ticked,
    acts: [
      { act: 'apply', icon: 'check', label: t('Apply') },
      { act: 'publish', icon: 'git-pull-request', label: t('Publish as a Branch…') },
      { act: 'decline', icon: 'comment', label: t('Decline with Comment…') },
      { act: 'show', icon: 'diff-multiple', label: t('Show Changes') },
      { act: 'close', icon: 'close', label: t('Close') },
    ],
    onTick: shown.tick,
  });
}

/** What is applied goes onto the files on disk. */
async function confirmSaved(
  services: Services,
  shown: ShownChanges,
  ticked: ReadonlySet<string>,
): Promise<Answer | undefined> {
  const isSaved = await saveFirst(services, shown.filesOf(ticked));
  return isSaved ? { approved: true, payload: { accepted: [...ticked] } } : undefined;
}

async function decline({ t }: Services): Promise<Answer | undefined> {
  const comment = await vscode.window.showInputBox({
    title: t('Decline all changes'),
    prompt: t('Reason for the report (optional)'),
    ignoreFocusOut: true,
  });
  if (comment === undefined) return undefined;
  return comment.trim() === '' ? { approved: false } : { approved: false, comment: comment.trim() };
}

function idsOf({ parts, hunks }: ReviewedFile): readonly string[] {
  return [...parts, ...hunks].map(({ id }) => id);
}
