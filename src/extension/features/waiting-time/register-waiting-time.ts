/** How the account of this window stands to its server, in the status bar, where that is worth a look. */
import * as vscode from 'vscode';
import type { AccountLine } from '../../../contract/events.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

/** Beside the timer, right of it. */
const priority = 99;
const load = () => import('./show-waiting-time.ts');

export function registerWaitingTime(services: Services): Disposable {
  const { backend, log, t } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  let item: vscode.StatusBarItem | undefined;
  let latest: AccountLine | undefined;
  const draw = async (line: AccountLine) => {
    latest = line;
    if (line.connected && line.waiting === 0 && line.refused === 0) {
      item?.hide();
      return;
    }
    const { drawLine } = await load();
    if (latest !== line) return;
    item ??= store.add(
      vscode.window.createStatusBarItem('vireo.waitingTime', vscode.StatusBarAlignment.Left, priority),
    );
    drawLine(item, line, t);
  };
  return store.addAll(
    backend.onDidNotify((notification) => {
      if ('account' in notification)
        draw(notification.account).catch((error: unknown) => log.warn(String(error)));
    }),
    registerRecordCommand(services, 'vireo.openWaitingTime', async () =>
      (await load()).showWaitingTime(services),
    ),
  );
}
