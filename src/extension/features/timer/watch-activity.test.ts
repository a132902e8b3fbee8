import assert from 'node:assert/strict';
import { Emitter } from '../../../pages/emitter.ts';
import { by, fakeEditor } from '../../testing/fake-editor.ts';
import { Activity } from './activity.ts';
import { watchActivity } from './watch-activity.ts';

const start = Date.parse('2026-11-20T09:00:00Z');
/** `isSeen` says whether the event that it fires counts as work. */
function watchedWith(state: { readonly focused: boolean; readonly active: boolean }) {
  const { editor, fire } = fakeEditor(state);
  let now = start;
  const activity = new Activity(start);
  const pageUse = new Emitter<void>();
  const clock = { now: () => now, after: () => ({ dispose: () => undefined }) };
  const log = { error: assert.fail } as never;
  watchActivity({ clock, log, pageUse }, activity, editor);
  const isSeenAfter = (act: () => void) => {
    now += 60_000;
    act();
    return activity.lastActiveAt === now;
  };
  return {
    isSeen: (event: string, value?: unknown) => isSeenAfter(() => fire(event, value)),
    isPageSeen: () => isSeenAfter(() => pageUse.fire()),
  };
}

const textOf = (scheme: string) => ({ document: { uri: { scheme } } });
const change = (scheme = 'file') => ({ ...textOf(scheme), contentChanges: [{}] });
/** Each may come of a program, too. */
const events: readonly (readonly [string, unknown?])[] = [
  ['onDidChangeTextDocument', change()],
  ['onDidChangeTextEditorSelection', { kind: undefined }],
  ['onDidChangeTextEditorSelection', { kind: by.Command }],
  ['onDidChangeTextEditorVisibleRanges', { textEditor: textOf('file') }],
  ['onDidChangeActiveTextEditor'],
  ['onDidChangeActiveTerminal'],
  ['onDidChangeNotebookEditorSelection'],
  ['onDidStartTerminalShellExecution'],
  ['onDidStartTask'],
];

describe('what counts as work', () => {
  it('is whatever happens in a window that is in front and in use', () => {
    const { isSeen } = watchedWith({ focused: true, active: true });

    for (const [event, value] of events) assert.ok(isSeen(event, value), event);
    assert.ok(!isSeen('onDidChangeTextDocument', change('output')));
  });

  it('is nothing that a program does in front of nobody', () => {
    const { isSeen } = watchedWith({ focused: true, active: false });

    for (const [event, value] of events) assert.ok(!isSeen(event, value), event);
  });

  it('is what is done by hand before the editor knows that somebody is back', () => {
    const { isSeen, isPageSeen } = watchedWith({ focused: true, active: false });

    assert.ok(isSeen('onDidChangeTextEditorSelection', { kind: by.Keyboard }));
    assert.ok(isSeen('onDidChangeTextEditorSelection', { kind: by.Mouse }));
    assert.ok(isPageSeen());
    assert.ok(isSeen('onDidChangeWindowState', { focused: true, active: true }));
  });

  it('is nothing of a window behind, but for the stops of a debugged program', () => {
    const { isSeen, isPageSeen } = watchedWith({ focused: false, active: true });

    for (const [event, value] of events) assert.ok(!isSeen(event, value), event);
    assert.ok(!isPageSeen());
    assert.ok(isSeen('onDidChangeActiveStackItem'));
  });
});
