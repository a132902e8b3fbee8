/** What is decided and said about weeks beside a plain yes: part of the bundle of sheet-actions.ts. */
import * as vscode from 'vscode';
import type { SubmittedEntry, Timesheet, TimesheetStep } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { CommentSender } from '../../../pages/practice/comment-sender.ts';
import { formatDay, formatMarkedSpan } from '../../../pages/time/formats.ts';
import type { Translate } from '../../../pages/words.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { nameWeek } from './outcomes/name-week.ts';
import { inWordsOfUser } from './sheet-reason.ts';

/** A prompt has few lines. */
const mostNamed = 5;

/** Undefined when the question was left; `about` names what it is about, where the title does not. */
export async function askReason(
  t: Translate,
  title: string,
  about: readonly string[] = [],
): Promise<string | undefined> {
  const more = about.length > mostNamed ? [t('and {0} more', about.length - mostNamed)] : [];
  const named = [...about.slice(0, mostNamed), ...more].join(', ');
  const question = t('Why? Its author reads this.');
  return await vscode.window.showInputBox({
    title,
    prompt: named === '' ? question : `${named}. ${question}`,
    // What is typed is not lost to a page that takes the focus.
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? t('A reason is needed.') : undefined),
  });
}

/** `Mara Voss · 31:15 · added later`: which sheet of the week it is. */
export function nameSheet({ userName, seconds, supplement }: Timesheet, t: Translate): string {
  return [userName, formatMinutes(seconds), supplement === 0 ? '' : t('added later')]
    .filter(Boolean)
    .join(' · ');
}

/** Only who is alone owes nobody a reason, and that the backend knows. */
function wantsReason(error: unknown): boolean {
  return isApiFailure(error, 'invalid') && error.details.some(({ field }) => field === 'reason');
}

export async function reopen(services: Services, sheet: Timesheet): Promise<void> {
  const { backend, t } = services;
  const { id } = sheet;
  const week = await nameWeek(services, sheet);
  const send = async (body: { readonly reason?: string }) =>
    await backend.ask((api, options) => api.reopenTimesheet({ ...options, path: { id }, body }));
  try {
    await send({});
  } catch (error) {
    if (!wantsReason(error)) throw error;
    const reason = await askReason(t, t('Reopen {0}', week), [nameSheet(sheet, t)]);
    if (reason === undefined) return;
    await send({ reason });
  }
  vscode.window.showInformationMessage(t('{0} is open again.', week));
}

const comments = new CommentSender();

export async function comment(services: Services, sheet: Timesheet): Promise<void> {
  const { t } = services;
  const { id } = sheet;
  const text = await vscode.window.showInputBox({
    title: t('Comment on {0}', await nameWeek(services, sheet)),
    prompt: t('Its author and its approver can read this.'),
    ignoreFocusOut: true,
    value: comments.unsentOf(id),
    validateInput: (typed) => (typed.trim() === '' ? t('Enter a comment.') : undefined),
  });
  if (text !== undefined) await comments.send(services, id, text);
}

/** What differs from the submission before, and every step: to be read, nothing is chosen. */
export async function showChanges(services: Services, sheet: Timesheet): Promise<void> {
  const { backend, t } = services;
  const { id } = sheet;
  const [differences, history] = await Promise.all([
    backend.ask((api, options) => api.getTimesheetDifferences({ ...options, path: { id } })),
    backend.ask((api, options) =>
      api.listTimesheetHistory({ ...options, path: { id }, query: { limit: 500 } }),
    ),
  ]);
  const { since, added, removed, changed } = differences;
  const items: vscode.QuickPickItem[] = [
    separator(since === null ? t('Nothing to compare with: it was submitted once') : t('Changes')),
    ...added.map((entry) => toItem('diff-added', entry, t('added'))),
    ...removed.map((entry) => toItem('diff-removed', entry, t('removed'))),
    ...changed.map(({ before, after }) => toItem('diff-modified', after, t('before: {0}', describe(before)))),
    separator(t('History')),
    ...history.items.map((step) => toStepItem(step, t)).reverse(),
  ];
  await vscode.window.showQuickPick(items, {
    title: await nameWeek(services, sheet),
    placeHolder: t('What changed since last time'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function describe(entry: SubmittedEntry): string {
  const span = formatMarkedSpan(entry, { zone: ownZone() });
  const tags = (entry.tags ?? []).map((tag) => `+${tag}`).join(' ');
  return [formatDay(entry.localDate, userLocale()), span, entry.projectName, entry.note, tags]
    .filter(Boolean)
    .join(' · ');
}

function toItem(icon: string, entry: SubmittedEntry, told: string): vscode.QuickPickItem {
  return { label: `$(${icon}) ${describe(entry)}`, detail: told };
}

function toStepItem(step: TimesheetStep, t: Translate): vscode.QuickPickItem {
  const at = new Date(step.at).toLocaleString(userLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  const verdicts = step.verdicts.map(({ reason }) => reason ?? t('approved'));
  return {
    label: actionWord(step.action, t),
    description: `${step.actorName} · ${at}`,
    ...(step.reason || verdicts.length > 0
      ? { detail: [step.reason && inWordsOfUser(step.reason, t), ...verdicts].filter(Boolean).join(' · ') }
      : {}),
  };
}

function actionWord(action: TimesheetStep['action'], t: Translate): string {
  const words: Readonly<Record<TimesheetStep['action'], string>> = {
    created: t('opened'),
    submitted: t('submitted'),
    withdrawn: t('withdrawn'),
    judged: t('entries decided'),
    approved: t('approved'),
    rejected: t('rejected'),
    reopened: t('opened again'),
    invoiced: t('invoiced'),
    released: t('released by a credit note'),
    commented: t('comment'),
  };
  return words[action];
}
