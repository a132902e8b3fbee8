/** The walkthrough's step "see a finding and fix it": done when a diagnostic of ours goes away while it is edited. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../../pages/disposables.ts';
import type { Services } from '../../../platform/services.ts';
import { markDone } from '../../../platform/walkthrough/progress.ts';

export function watchFixes(services: Services): Disposable {
  const counts = new Map<string, number>();
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const count = vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source?.toLowerCase().startsWith('vireo')).length;
      const before = counts.get(uri.toString()) ?? 0;
      counts.set(uri.toString(), count);
      const edited = vscode.window.activeTextEditor?.document;
      if (count < before && edited?.isDirty && edited.uri.toString() === uri.toString()) {
        markDone('finding', services);
      }
    }
  });
}
