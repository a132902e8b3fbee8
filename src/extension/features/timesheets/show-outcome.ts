/** One notification for a bulk action: what was done, what failed, and Undo. */
import * as vscode from 'vscode';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { describeRefused, type Refused } from './act-on-each.ts';

export interface Told {
  /** What was done; empty when nothing was. */
  readonly sentence: string;
  readonly refused: readonly Refused[];
  readonly back?: { readonly label: string; readonly run: () => Promise<void> } | undefined;
}

/** Not awaited: the action is done whatever becomes of the notification. */
export function showOutcome(services: Services, { sentence, refused, back }: Told): void {
  const missing = refused.length === 0 ? '' : describeRefused(refused, services.t);
  const text = [sentence, missing].filter(Boolean).join(' ');
  const buttons = back === undefined ? [] : [back.label];
  const shown =
    refused.length === 0
      ? vscode.window.showInformationMessage(text, ...buttons)
      : vscode.window.showWarningMessage(text, ...buttons);
  Promise.resolve(shown)
    .then((chosen) => (chosen === undefined ? undefined : back?.run()))
    .catch((error: unknown) => showFailure(services, error));
}
