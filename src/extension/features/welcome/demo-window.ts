/** The demo in this window: built, opened and left. Which practice a window shows follows from its folder. */
import * as vscode from 'vscode';
import type { DemoChoice, DemoState } from '../../../contract/demo/demo-answer.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { setContext } from '../../platform/context.ts';
import { localDirectoryOf, type Places, placesOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import { noteLeaving } from './after-demo.ts';

/** Where the user was before: an address, or empty for a window without a folder. */
const beforeKey = 'vireo.beforeDemo';
const noDisposable: Disposable = { dispose: () => undefined };

interface Window extends Places {
  readonly isDemo: boolean;
}

async function describeWindow(): Promise<Window> {
  const { defaultDataDirectory } = await loadConnection();
  const places = placesOf(defaultDataDirectory);
  return { ...places, isDemo: localDirectoryOf(defaultDataDirectory) === places.demo };
}

const loadConnection = () => import('../../../connection/index.ts');

/** Shows that this window is the demo's, and the way back. */
export async function markDemo(services: Services): Promise<Disposable> {
  const { t, log } = services;
  if (!(await describeWindow()).isDemo) return noDisposable;
  markDone('project', services);
  setContext('vireo.demo', true).then(undefined, (error: unknown) => log.warn(String(error)));
  // Beside the timer, left of it.
  const item = vscode.window.createStatusBarItem('vireo.demo', vscode.StatusBarAlignment.Left, 101);
  item.name = t('Vireo: Demo');
  item.text = t('{0} Demo', '$(beaker)');
  item.tooltip = t(
    'This window shows the demo practice. Your own records are not touched. Changes you make here stay in the demo, and “Vireo: Open the Demo” returns to them. Click to leave.',
  );
  item.accessibilityInformation = { label: t('Demo. Click to leave.'), role: 'button' };
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  item.command = 'vireo.leaveDemo';
  item.show();
  // A window that the editor restores after weeks.
  refresh(services, false).catch((error: unknown) => log.warn(String(error)));
  return item;
}

export async function openDemo(services: Services): Promise<void> {
  const { context } = services;
  const { demoWorkspace, isDemo } = await describeWindow();
  await refresh(services, true);
  if (isDemo) {
    vscode.window.showInformationMessage(services.t('This window shows the demo.'));
    return;
  }
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const before = workspaceFile ?? workspaceFolders?.[0]?.uri;
  await context.globalState.update(beforeKey, before?.toString() ?? '');
  await open(demoWorkspace);
}

/** Older than seven days it is rebuilt: at once where nothing was changed in it, after a question otherwise. */
async function refresh(services: Services, modal: boolean): Promise<void> {
  // A look at a fresh one takes a moment, and is not worth a notification that flashes.
  const { Notification, Window } = vscode.ProgressLocation;
  const found = await build(services, { location: modal ? Notification : Window });
  const choice = found.demo === 'changed' ? await choose(services, found, modal) : undefined;
  const location = choice === 'rebuild' ? Notification : Window;
  const { demo, builtOn } = choice === undefined ? found : await build(services, { choice, location });
  services.log.info(`Demo of ${builtOn}: ${demo}`);
  // Where this window looked while the folder was replaced.
  if (demo === 'built') services.backend.reconnect();
}

export async function leaveDemo(services: Services): Promise<void> {
  const { context } = services;
  await noteLeaving(services);
  const before = context.globalState.get<string>(beforeKey) ?? '';
  if (before === '') await vscode.commands.executeCommand('workbench.action.closeFolder');
  else await open(vscode.Uri.parse(before));
}

async function open(folder: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceReuseWindow: true });
}

interface Building {
  readonly choice?: DemoChoice;
  readonly location: vscode.ProgressLocation;
}

async function build({ context, t }: Services, { choice, location }: Building): Promise<DemoState> {
  const { askDemo } = await loadConnection();
  const { demo, demoWorkspace } = await describeWindow();
  const progress = { location, title: t('Preparing the demo') };
  return await vscode.window.withProgress(progress, () =>
    askDemo({
      dataDirectory: demo,
      workspace: demoWorkspace.fsPath,
      choice,
      backendEntry: context.asAbsolutePath('dist/backend.js'),
      nodePath: process.execPath,
    }),
  );
}

/** Undefined where the question was closed: the next window asks again. */
async function choose(
  { t }: Services,
  { builtOn }: DemoState,
  modal: boolean,
): Promise<DemoChoice | undefined> {
  const rebuild = t('Rebuild Demo');
  const keep = t('Keep Demo');
  const date = new Date(builtOn).toLocaleDateString(vscode.env.language, { timeZone: 'UTC' });
  const chosen = await vscode.window.showInformationMessage(
    t('The demo is from {0}, and you changed it.', date),
    {
      modal,
      detail: t('Rebuild it to have its dates end today. Your changes to the demo are lost.'),
    },
    rebuild,
    keep,
  );
  if (chosen === rebuild) return 'rebuild';
  return chosen === keep ? 'keep' : undefined;
}
