/** What the rules of time say of an entry by hand: a question before it takes time from others, warnings after it. */
import * as vscode from 'vscode';
import type { CreateTimeEntry, TimeEntry, TimeEntryPreview } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { describeCrops, describeWarnings } from './entry-rule-words.ts';
import { formatTime } from './formats.ts';

/** True when no other entry gives time away for it, or when the user lets them. */
export async function mayTakeTime(services: Services, body: CreateTimeEntry): Promise<boolean> {
  const { backend, t } = services;
  const { neighbours } = await backend.ask((api, options) => api.previewTimeEntry({ ...options, body }));
  if (neighbours.length === 0) return true;
  const take = t('Take It');
  const zone = body.zone ?? 'UTC';
  const spanOf = ({ startedAt, endedAt }: TimeEntryPreview['neighbours'][number]['before']) =>
    `${formatTime(startedAt, zone)}–${formatTime(endedAt, zone)}`;
  return (await vscode.window.showWarningMessage(describeCrops(neighbours, spanOf, t), take)) === take;
}

export function warnOfRules({ t }: Services, entry: Pick<TimeEntry, 'overlaps' | 'warnings'>): void {
  const told = describeWarnings(entry, t);
  if (told !== undefined) vscode.window.showWarningMessage(told);
}
