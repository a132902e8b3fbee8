/** Deletes a goal or a habit with a way back, and erases a memory or the answers to a week without one. */
import * as vscode from 'vscode';
import type { RecordKind } from '../../../../webviews/goals/messages.ts';
import type { Services } from '../../platform/services.ts';

interface Removed {
  readonly of: RecordKind;
  readonly id: string;
}

/** `onUndo`: the record is there again. */
export async function removeRecord(
  services: Services,
  { of, id }: Removed,
  onUndo: () => void,
): Promise<void> {
  const { backend, t } = services;
  if (of === 'goal') return await removeGoal(services, id, onUndo);
  if (of === 'habit') return await removeHabit(services, id, onUndo);
  const [question, detail, act] =
    of === 'memory'
      ? [
          t('Erase this from memory?'),
          t('It is deleted permanently. Conversations that mention it and earlier backups stay.'),
          t('Erase'),
        ]
      : [
          t('Forget what you answered to this week?'),
          t('Its intentions are deleted. Its figures stay, since they come from your records.'),
          t('Forget'),
        ];
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, act);
  if (answer !== act) return;
  if (of === 'memory') await backend.ask((api, options) => api.deleteMemory({ ...options, path: { id } }));
  else await backend.ask((api, options) => api.deleteCheckIn({ ...options, path: { week: id } }));
}

async function removeGoal(services: Services, id: string, onUndo: () => void): Promise<void> {
  const { backend, t } = services;
  const goal = await backend.ask((api, options) => api.getGoal({ ...options, path: { id } }));
  const headers = { 'If-Match': `"${goal.version}"` };
  await backend.ask((api, options) => api.deleteGoal({ ...options, path: { id }, headers }));
  const { title, state, startsOn, dueOn, measured } = goal;
  const body = { id, title, state, startsOn, dueOn, measured };
  offerUndo(services, t('Deleted {0}.', title), async () => {
    await backend.ask((api, options) => api.createGoal({ ...options, body }));
    onUndo();
  });
}

async function removeHabit(services: Services, id: string, onUndo: () => void): Promise<void> {
  const { backend, t } = services;
  const habit = await backend.ask((api, options) => api.getHabit({ ...options, path: { id } }));
  const headers = { 'If-Match': `"${habit.version}"` };
  await backend.ask((api, options) => api.deleteHabit({ ...options, path: { id }, headers }));
  const { title, state, checkedBy, rhythm, beforeTime, withinDays, createdAt, ticks } = habit;
  const body = {
    id,
    title,
    state,
    checkedBy,
    rhythm,
    beforeTime,
    withinDays,
    createdAt,
    ticks,
  };
  offerUndo(services, t('Deleted {0}.', title), async () => {
    await backend.ask((api, options) => api.createHabit({ ...options, body }));
    onUndo();
  });
}

/** Not waited for: the page goes on in the meantime. */
function offerUndo({ t, log }: Services, sentence: string, undo: () => Promise<void>): void {
  const act = t('Undo');
  vscode.window
    .showInformationMessage(sentence, act)
    .then(async (answer) => {
      if (answer === act) await undo();
    })
    .then(undefined, (error: unknown) => log.warn(`Goals: ${String(error)}`));
}
