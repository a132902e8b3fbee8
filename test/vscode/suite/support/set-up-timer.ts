import * as vscode from 'vscode';
import { whenReady } from './records.ts';

export interface Timer {
  readonly entry: {
    readonly id: string;
    readonly projectId: string;
    readonly note: string;
    readonly startedAt: string;
  } | null;
  readonly question: { readonly id: string; readonly from: string; readonly to: string } | null;
}

/** No note is asked for when a timer stops. */
export function setUpTimer(): void {
  before(async () => {
    await whenReady();
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', false, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('vireo.timer.askForNote', undefined, vscode.ConfigurationTarget.Global);
  });
}
