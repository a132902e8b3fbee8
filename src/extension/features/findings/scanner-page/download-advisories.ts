/**
 * Downloads advisories as `vireo advisories update` does: a task of the editor, which shows how far it is and what went
 * wrong. They stay on this machine. Only the names of ecosystems are sent, and the user has agreed to that once.
 */
import * as vscode from 'vscode';
import { localDirectoryOf } from '../../../platform/practice/data-directory.ts';
import type { Services } from '../../../platform/services.ts';
import { startRecordedScan } from './recorded-scans.ts';
import type { ScannerPlace } from './scanner-places.ts';

const agreedKey = 'vireo.advisories.agreed';

export async function downloadAdvisories(
  services: Services,
  { projectId, folder }: ScannerPlace,
  ecosystems: readonly string[],
): Promise<void> {
  if (projectId === undefined || !(await isAgreed(services, ecosystems))) return;
  const { t } = services;
  const code = await runTask(await createTask(services, ecosystems));
  if (code !== 0) {
    const output = t('Show Output');
    const sentence = t(
      'Couldn’t download advisories. Check the network connection, or import a file with "vireo advisories import".',
    );
    if ((await vscode.window.showErrorMessage(sentence, output)) === output)
      await vscode.commands.executeCommand('workbench.action.terminal.focus');
    return;
  }
  await startRecordedScan(services, { projectId, folder });
}

async function isAgreed({ context, t }: Services, ecosystems: readonly string[]): Promise<boolean> {
  if (context.globalState.get<boolean>(agreedKey) === true) return true;
  const download = t('Download Advisories');
  const detail = t(
    'Vireo downloads all advisories for {0} from osv.dev and keeps them on this machine, so that scans work without a network. Only the names of these ecosystems are sent, never the names or versions of your packages. You are asked once.',
    ecosystems.join(', '),
  );
  const question = t('Download advisories about known vulnerabilities?');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, download);
  if (chosen !== download) return false;
  await context.globalState.update(agreedKey, true);
  return true;
}

async function createTask({ context, t }: Services, ecosystems: readonly string[]): Promise<vscode.Task> {
  const { defaultDataDirectory } = await import('../../../../connection/index.ts');
  const data = ['--data', localDirectoryOf(defaultDataDirectory)];
  const args = [context.asAbsolutePath('dist/cli.js'), 'advisories', 'update', ...data];
  // Electron counts as Node when it is told so.
  const run = new vscode.ProcessExecution(process.execPath, [...args, '--ecosystem', ...ecosystems], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new vscode.Task(
    { type: 'process' },
    vscode.TaskScope.Workspace,
    t('Download Advisories'),
    'Vireo',
    run,
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: false };
  return task;
}

/** Its exit code; undefined where it was stopped. */
async function runTask(task: vscode.Task): Promise<number | undefined> {
  const early: vscode.TaskProcessEndEvent[] = [];
  const waiting: { note: (event: vscode.TaskProcessEndEvent) => void } = {
    note: (event) => early.push(event),
  };
  const listener = vscode.tasks.onDidEndTaskProcess((event) => waiting.note(event));
  try {
    const execution = await vscode.tasks.executeTask(task);
    return await new Promise((resolve) => {
      waiting.note = (event) => {
        if (event.execution === execution || event.execution.task.name === task.name) resolve(event.exitCode);
      };
      early.forEach(waiting.note);
    });
  } finally {
    listener.dispose();
  }
}
