/**
 * A clock that is set back under a running timer: as much of the work is on no clock, and no span of the entry could be
 * asked about. It is offered to begin the entry as much earlier; nothing changes before that is chosen.
 */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import type { Services } from '../../platform/services.ts';
import { startBeforeSetBack } from './pulse.ts';
import type { TimerModel } from './timer-model.ts';

export async function offerEarlierStart(
  { services, model }: { readonly services: Services; readonly model: TimerModel },
  entry: TimeEntry,
  lostMs: number,
): Promise<void> {
  const { t, backend } = services;
  const length = formatDuration(Math.round(lostMs / 1000));
  const begin = t('Start Earlier');
  const chosen = await vscode.window.showInformationMessage(
    t(
      'The clock was set back by {0} while the timer ran: the entry counts that much less than was worked.',
      length,
    ),
    begin,
  );
  if (chosen !== begin) return;
  const body = { startedAt: startBeforeSetBack(entry.startedAt, lostMs) };
  // The version that was seen: in two windows at once it is moved once.
  await backend.ask((api, options) =>
    api.patchTimeEntry({ ...options, path: { id: entry.id }, body, headers: ifMatch(entry) }),
  );
  await model.refresh();
}
