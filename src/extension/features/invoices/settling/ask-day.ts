/** Asks for a day, today unless another one is typed. */
import * as vscode from 'vscode';
import { today } from '../../../../pages/time/iso-week.ts';
import type { Services } from '../../../platform/services.ts';
import { checkDay, readDay } from './typed-payment.ts';

/** ISO date; undefined when the user turned away. */
export async function askDay(
  { t, clock }: Services,
  box: { readonly title: string; readonly prompt: string; readonly earliest?: string },
): Promise<string | undefined> {
  const now = today(clock.now());
  const typed = await vscode.window.showInputBox({
    title: box.title,
    prompt: box.prompt,
    value: now,
    ignoreFocusOut: true,
    validateInput: (text) => checkDay(text, { today: now, earliest: box.earliest }, t),
  });
  return typed === undefined ? undefined : readDay(typed, now);
}
