/**
 * What the editor tells of work, given to `Activity`. Every listener compares and notes a number; none reads a file or
 * sends anything. What changes a document while the window is in the background is a program, and does not count; a
 * debugged program is worked with in its own window, so that its stops count there as well.
 */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import type { Activity } from './activity.ts';

export function watchActivity(
  { clock, log, pageUse }: Pick<Services, 'clock' | 'log' | 'pageUse'>,
  activity: Activity,
): Disposable {
  const { window, workspace, debug, tasks } = vscode;
  const seen = () => activity.mark(clock.now());
  const seenInFront = () => {
    if (window.state.focused) seen();
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    window.onDidChangeWindowState(({ focused, active }) => {
      if (focused && active) seen();
    }),
    workspace.onDidChangeTextDocument(({ contentChanges, document }) => {
      if (contentChanges.length > 0 && document.uri.scheme !== 'output') seenInFront();
    }),
    window.onDidChangeTextEditorSelection(seenInFront),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      // A log that is followed scrolls by itself.
      if (textEditor.document.uri.scheme !== 'output') seenInFront();
    }),
    window.onDidChangeActiveTextEditor(seenInFront),
    window.onDidChangeNotebookEditorSelection(seenInFront),
    pageUse.event(seenInFront),
    window.onDidChangeActiveTerminal(seenInFront),
    // Not their ends: those come by themselves.
    window.onDidStartTerminalShellExecution(seenInFront),
    tasks.onDidStartTask(seenInFront),
    debug.onDidStartDebugSession(seen),
    debug.onDidTerminateDebugSession(seen),
    debug.onDidChangeActiveStackItem(seen),
  );
}
