/** The coach in the side bar, and in a tab of the editor. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { showPage } from '../../platform/pages/shown-page.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import type { OpenCoach } from './coach-panel.ts';

export function registerCoach(services: Services): Disposable {
  let host: OpenCoach | undefined;
  let inTab: OpenCoach | undefined;
  /** The command came before the view was there. */
  let wantsFocus = false;
  let wantsCheckIn = false;
  let wanted: unknown;
  const onAnswer = () => markDone('coach', services);
  const panel = registerSinglePanel(services, {
    type: 'vireo.coachPanel',
    view: 'coach',
    title: services.t('Coach'),
    icon: 'comment-discussion',
    load: async () => {
      const { attachCoach } = await import('./coach-panel.ts');
      return (page) => {
        inTab = attachCoach(services, page, { onAnswer, findFirstSession: () => host?.sessionId });
      };
    },
  });
  const resolveWebviewView = async (
    view: vscode.WebviewView,
    { state: kept }: vscode.WebviewViewResolveContext,
  ) => {
    const page = await showPage(services, view, { view: 'coach', title: services.t('Coach'), kept });
    const { attachCoach } = await import('./coach-panel.ts');
    const attached = attachCoach(services, page, { onAnswer, findFirstSession: () => undefined });
    host = attached;
    attached.show(wanted);
    wanted = undefined;
    if (wantsFocus) attached.focus();
    if (wantsCheckIn) attached.checkIn();
    wantsFocus = wantsCheckIn = false;
    view.onDidDispose(() => {
      if (host === attached) host = undefined;
    });
  };
  const open = async () => {
    await vscode.commands.executeCommand('vireo.coach.focus');
    wantsFocus = host === undefined;
    host?.focus();
  };
  const openCoach = async (asked?: unknown) => {
    await open();
    if (host === undefined) wanted = asked;
    else host.show(asked);
  };
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    vscode.window.registerWebviewViewProvider('vireo.coach', { resolveWebviewView }),
    { dispose: () => host?.dispose() },
    panel,
    registerCommand(services, 'vireo.openCoach', openCoach),
    registerCommand(services, 'vireo.openCoachInEditor', async () => {
      await panel.show();
      inTab?.focus();
    }),
    registerCommand(services, 'vireo.checkIn', async () => {
      await open();
      wantsCheckIn = host === undefined;
      host?.checkIn();
    }),
    registerCommand(services, 'vireo.newCoachSession', async () => {
      await open();
      host?.newSession();
    }),
  );
}
