/** What assistants would do and waits for a click: told as it comes, and listed. What runs is a bundle of its own. */
import * as vscode from 'vscode';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';

/** So long none comes: those that come together are told together, and what a rule lets through is done by then. */
const quietMs = 800;

/** The window that is looked at goes first; the others find it told. */
const unfocusedMs = 1_000;

export function registerProposals(services: Services): Disposable {
  const { backend, clock, log } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  let pending: Disposable | undefined;
  const tell = async () => (await import('./notify-proposals.ts')).notifyProposals(services);
  const soon = () => {
    pending?.dispose();
    pending = clock.after(quietMs + (vscode.window.state.focused ? 0 : unfocusedMs), () => {
      tell().catch((error: unknown) => log.warn(`Proposals: ${String(error)}`));
    });
  };
  return store.addAll(
    { dispose: () => pending?.dispose() },
    backend.onDidNotify((event) => {
      if ('type' in event && event.type === 'proposal.created') soon();
    }),
    // What came while no window was open.
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') soon();
    }),
    registerRecordCommand(services, 'vireo.reviewProposals', async () =>
      (await import('./review-proposals.ts')).reviewProposals(services),
    ),
  );
}
