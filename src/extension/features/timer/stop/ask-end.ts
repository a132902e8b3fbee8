/** When a timer ended whose clock was set back while it ran: the backend does not choose, its user does. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../../api-client/index.ts';
import { formatDuration } from '../../../../domain/duration.ts';
import { type ApiFailure, isApiFailure } from '../../../../pages/failures.ts';
import type { Services } from '../../../platform/services.ts';
import type { TimerEnd } from '../timer-actions.ts';
import { checkEnd, readEnd } from './typed-end.ts';

interface EndItem extends vscode.QuickPickItem {
  readonly endedAt: Date;
}

interface Stopping<Stopped> {
  readonly services: Services;
  readonly running: TimeEntry;
  readonly stop: (end: TimerEnd) => Promise<Stopped>;
}

/** Stops the timer; null where the user chose no end, and it runs on. */
export async function stopOrAskEnd<Stopped>(
  { services, running, stop }: Stopping<Stopped>,
  end: TimerEnd,
): Promise<Stopped | null> {
  try {
    return await stop(end);
  } catch (error) {
    if (!isApiFailure(error, 'clock_set_back')) throw error;
    const ask = error.details.length === 0 ? typeEnd : pickEnd;
    const endedAt = await ask(services, running, error);
    return endedAt === undefined ? null : await stop({ ...end, endedAt, isEndConfirmed: true });
  }
}

/** Where no clock knows how long it ran. */
async function typeEnd({ t }: Services, running: TimeEntry): Promise<Date | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Stop Timer'),
    prompt: t('The clock was set back while the timer ran. When did it end?'),
    placeHolder: t('A time such as 9:00'),
    ignoreFocusOut: true,
    validateInput: (text) => checkEnd(text, running, t),
  });
  return typed === undefined ? undefined : readEnd(typed, running);
}

async function pickEnd(
  { t }: Services,
  { startedAt }: TimeEntry,
  { details }: ApiFailure,
): Promise<Date | undefined> {
  const ends = details.map(({ issue }) => new Date(issue));
  const items = ends.map((endedAt, index): EndItem => {
    const seconds = Math.round((endedAt.getTime() - Date.parse(startedAt)) / 1000);
    const isPassed = index === ends.length - 1;
    return {
      label: `${endedAt.getHours()}:${String(endedAt.getMinutes()).padStart(2, '0')}`,
      description: formatDuration(seconds),
      detail: isPassed ? t('By the time that passed') : t('By the clock as it is now'),
      endedAt,
    };
  });
  const placeHolder = t('The clock was set back while the timer ran. When did it end?');
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Stop Timer'),
    placeHolder,
    ignoreFocusOut: true,
  });
  return chosen?.endedAt;
}
