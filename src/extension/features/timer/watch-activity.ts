/**
 * What the editor tells of work, given to `Activity`. Every listener compares and notes a number; none reads a file or
 * sends anything. What changes a document while the window is in the background, or nobody has touched it for a while, is a
 * program, and does not count; a debugged program is worked with in its own window, so that its stops count there as well.
 */
import type * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';
import type { Activity } from './activity.ts';

/** As much of `vscode` as tells of work. */
export type WatchedEditor = Pick<
  typeof vscode,
  'window' | 'workspace' | 'debug' | 'tasks' | 'TextEditorSelectionChangeKind'
>;

export function watchActivity(
  { clock, log, pageUse }: Pick<Services, 'clock' | 'log' | 'pageUse'>,
  activity: Activity,
  { window, workspace, debug, tasks, TextEditorSelectionChangeKind: by }: WatchedEditor,
): Disposable {
  const seen = () => activity.mark(clock.now());
  // Done by hand: it counts before the editor calls the window active.
  const seenInFront = () => {
    if (window.state.focused) seen();
  };
  // A program may do it as well: a log that grows, an agent that edits, a task that starts again.
  const seenAtHand = () => {
    if (window.state.active) seenInFront();
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    window.onDidChangeWindowState(({ focused, active }) => {
      if (focused && active) seen();
    }),
    workspace.onDidChangeTextDocument(({ contentChanges, document }) => {
      if (contentChanges.length > 0 && document.uri.scheme !== 'output') seenAtHand();
    }),
    window.onDidChangeTextEditorSelection(({ kind }) => {
      if (kind === by.Keyboard || kind === by.Mouse) seenInFront();
      else seenAtHand();
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      // A log that is followed scrolls by itself.
      if (textEditor.document.uri.scheme !== 'output') seenAtHand();
    }),
    window.onDidChangeActiveTextEditor(seenAtHand),
    window.onDidChangeNotebookEditorSelection(seenAtHand),
    // The editor does not hear what is typed in a page.
    pageUse.event(seenInFront),
    window.onDidChangeActiveTerminal(seenAtHand),
    // Not their ends: those come by themselves.
    window.onDidStartTerminalShellExecution(seenAtHand),
    tasks.onDidStartTask(seenAtHand),
    debug.onDidStartDebugSession(seen),
    debug.onDidTerminateDebugSession(seen),
    debug.onDidChangeActiveStackItem(seen),
  );
}
