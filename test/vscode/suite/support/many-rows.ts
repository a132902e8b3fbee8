import * as vscode from 'vscode';
import { ask } from './records.ts';

export interface Entry {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly billable: boolean;
  readonly tags: readonly string[];
  readonly rate: unknown;
}

export const { showInformationMessage, showWarningMessage, showInputBox, showQuickPick } = vscode.window;

/** What was said, and a button to press on the first notification that has it. */
export function listen(button?: string): string[] {
  const said: string[] = [];
  let pressed = false;
  const show = async (text: string, ...buttons: readonly string[]) => {
    said.push(text);
    if (pressed || button === undefined || !buttons.includes(button)) return undefined;
    pressed = true;
    return button;
  };
  Object.assign(vscode.window, { showInformationMessage: show, showWarningMessage: show });
  return said;
}

export async function run(command: string, rows: readonly object[]): Promise<void> {
  await vscode.commands.executeCommand(command, rows[0], rows);
}

export const entryRow = (id: string, label = id) => ({
  id: `entry/${id}`,
  label,
  kind: 'entry.open',
  record: { kind: 'entry', ids: [id] },
});

export async function addEntry(projectId: string, day: string, span: string): Promise<string> {
  const [from, to] = span.split('-');
  const times = { startedAt: `${day}T${from}`, endedAt: `${day}T${to}`, zone: 'UTC' };
  return (await ask<Entry>('POST', '/time-entries', { projectId, note: 'Many', ...times })).id;
}
