/** Deletes a goal or a habit with a way back, and erases a memory or the answers to a week without one. */

import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { RecordKind } from '../messages.ts';

interface Removed {
  readonly of: RecordKind;
  readonly id: string;
}

/** `onUndo`: the record is there again. */
export async function removeRecord(ports: PagePorts, { of, id }: Removed, onUndo: () => void): Promise<void> {
  const { ask, backend, t } = ports;
  if (of === 'goal') return await removeGoal(ports, id, onUndo);
  if (of === 'habit') return await removeHabit(ports, id, onUndo);
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
  if (!(await ask({ kind: 'confirm', question, detail, act }))) return;
  if (of === 'memory') await backend.ask((api, options) => api.deleteMemory({ ...options, path: { id } }));
  else await backend.ask((api, options) => api.deleteCheckIn({ ...options, path: { week: id } }));
}

async function removeGoal(ports: PagePorts, id: string, onUndo: () => void): Promise<void> {
  const { backend, t } = ports;
  const goal = await backend.ask((api, options) => api.getGoal({ ...options, path: { id } }));
  const headers = { 'If-Match': `"${goal.version}"` };
  await backend.ask((api, options) => api.deleteGoal({ ...options, path: { id }, headers }));
  const { title, state, startsOn, dueOn, measured } = goal;
  const body = { id, title, state, startsOn, dueOn, measured };
  offerUndo(ports, t('Deleted {0}.', title), async () => {
    await backend.ask((api, options) => api.createGoal({ ...options, body }));
    onUndo();
  });
}

async function removeHabit(ports: PagePorts, id: string, onUndo: () => void): Promise<void> {
  const { backend, t } = ports;
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
  offerUndo(ports, t('Deleted {0}.', title), async () => {
    await backend.ask((api, options) => api.createHabit({ ...options, body }));
    onUndo();
  });
}

/** Not waited for: the page goes on in the meantime. */
function offerUndo({ inform, log, t }: PagePorts, sentence: string, undo: () => Promise<void>): void {
  const act = t('Undo');
  inform(sentence, act)
    .then(async (answer) => {
      if (answer === act) await undo();
    })
    .catch((error: unknown) => log.warn(`Goals: ${String(error)}`));
}
