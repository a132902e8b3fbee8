/** When a timer ended whose clock was set back while it ran: the backend does not choose, its user does. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../../api-client/index.ts';
import { formatDuration } from '../../../../domain/duration.ts';
import { type ApiFailure, isApiFailure } from '../../../platform/failures.ts';
import type { Services } from '../../../platform/services.ts';
import type { TimerEnd } from '../timer-actions.ts';

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
    if (!isApiFailure(error, 'clock_set_back') || error.details.length === 0) throw error;
    const chosen = await pickEnd(services, running, error);
    return chosen === undefined
      ? null
      : await stop({ ...end, endedAt: chosen.endedAt, isEndConfirmed: true });
  }
}

async function pickEnd(
  { t }: Services,
  { startedAt }: TimeEntry,
  { details }: ApiFailure,
): Promise<EndItem | undefined> {
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
  return await vscode.window.showQuickPick(items, {
    title: t('Stop Timer'),
    placeHolder,
    ignoreFocusOut: true,
  });
}
