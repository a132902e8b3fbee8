/** One notification for a bulk action: what was done, what failed, and Undo. */
import * as vscode from 'vscode';
import { describeRefused, type Refused } from '../../../../pages/practice/act-on-each.ts';
import { showFailure } from '../../../platform/notify.ts';
import type { Services } from '../../../platform/services.ts';

export interface Told {
  /** What was done; empty when nothing was. */
  readonly sentence: string;
  readonly refused: readonly Refused[];
  readonly back?: Step | undefined;
  /** What one does next. */
  readonly next?: Step | undefined;
}

/** A button. */
export interface Step {
  readonly label: string;
  readonly run: () => Promise<unknown>;
}

/** Not awaited: the action is done whatever becomes of the notification. */
export function showOutcome(services: Services, { sentence, refused, back, next }: Told): void {
  const missing = refused.length === 0 ? '' : describeRefused(refused, services.t);
  const text = [sentence, missing].filter(Boolean).join(' ');
  const steps = [next, back].filter((step) => step !== undefined);
  const buttons = steps.map(({ label }) => label);
  const shown =
    refused.length === 0
      ? vscode.window.showInformationMessage(text, ...buttons)
      : vscode.window.showWarningMessage(text, ...buttons);
  Promise.resolve(shown)
    .then((chosen) => steps.find(({ label }) => label === chosen)?.run())
    .catch((error: unknown) => showFailure(services, error));
}
