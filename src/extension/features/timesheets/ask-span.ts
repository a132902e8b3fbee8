/** Asks when an entry was. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import { checkSpan, parseSpan, type TypedAt, type TypedSpan } from './entry-text.ts';
import { today } from './iso-week.ts';

/** @param of the day that is meant where none is typed, and the entry whose times are changed; without it today. */
export async function askSpan(
  { t, clock }: Services,
  title: string,
  value: string,
  of: Partial<Omit<TypedAt, 'nowMs'>> = {},
): Promise<TypedSpan | undefined> {
  const at: TypedAt = { date: today(clock.now()), nowMs: clock.now(), ...of };
  const text = await vscode.window.showInputBox({
    title,
    value,
    prompt: t('When was it?'),
    placeHolder: '9:00-11:15',
    ignoreFocusOut: true,
    validateInput: (typed) => checkSpan(typed, at, t),
  });
  return text === undefined ? undefined : parseSpan(text, at);
}
