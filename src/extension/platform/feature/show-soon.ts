/** What comes is shown soon after, once for all that come together: in the window that is looked at, or found shown by the others. */
import * as vscode from 'vscode';
import type { EventType } from '../../../contract/generated/event-types.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../services.ts';

/** So long none comes; what a rule lets through is done by then. */
const quietMs = 800;

/** The window that is looked at goes first. */
const unfocusedMs = 1_000;

interface Shown {
  readonly type: EventType;
  /** In the log. */
  readonly name: string;
  readonly show: () => Promise<void>;
}

export function showSoon(
  { backend, clock, log }: Pick<Services, 'backend' | 'clock' | 'log'>,
  { type, name, show }: Shown,
): Disposable {
  let pending: Disposable | undefined;
  const soon = () => {
    pending?.dispose();
    pending = clock.after(quietMs + (vscode.window.state.focused ? 0 : unfocusedMs), () => {
      show().catch((error: unknown) => log.warn(`${name}: ${String(error)}`));
    });
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    { dispose: () => pending?.dispose() },
    backend.onDidNotify((event) => {
      if ('type' in event && event.type === type) soon();
    }),
    // What came while no window was open.
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') soon();
    }),
  );
}
