/** How the account of this window stands to its server, in the status bar, where that is worth a look. */
import * as vscode from 'vscode';
import type { AccountLine } from '../../../contract/events.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { describeLine } from './waiting-text.ts';

/** Beside the timer, right of it. */
const priority = 99;

export function registerWaitingTime(services: Services): Disposable {
  const { backend, log } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  let item: vscode.StatusBarItem | undefined;
  const draw = (line: AccountLine) => {
    item ??= store.add(createItem(services));
    drawLine(services, item, line);
  };
  return store.addAll(
    backend.onDidNotify((notification) => {
      if ('account' in notification) draw(notification.account);
    }),
    registerRecordCommand(services, 'vireo.openWaitingTime', async () =>
      (await import('./show-waiting-time.ts')).showWaitingTime(services),
    ),
  );
}

function createItem({ t }: Services): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(
    'vireo.waitingTime',
    vscode.StatusBarAlignment.Left,
    priority,
  );
  item.name = t('Vireo: Connection to the Server');
  item.command = 'vireo.openWaitingTime';
  return item;
}

function drawLine({ t }: Services, item: vscode.StatusBarItem, line: AccountLine): void {
  const shown = describeLine(line, t);
  if (shown === undefined) {
    item.hide();
    return;
  }
  item.text = shown.text;
  item.tooltip = shown.tooltip;
  item.accessibilityInformation = { label: shown.tooltip, role: 'button' };
  item.backgroundColor = shown.isWarning
    ? new vscode.ThemeColor('statusBarItem.warningBackground')
    : undefined;
  item.show();
}
