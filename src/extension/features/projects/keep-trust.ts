/** On a server's projects: says again and again that this window trusts its folders, for what is asked for elsewhere to run in them. */
import * as vscode from 'vscode';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';

/** Trust is for a minute. */
const sayEveryMs = 20_000;

export function keepTrust(services: Services): Disposable {
  // Records on this machine need none: what is asked for says it.
  let isNeeded = true;
  const say = () => {
    if (!isNeeded || !vscode.workspace.isTrusted || services.backend.state.phase !== 'ready') return;
    inBackground(
      sayTrust(services).then((needed) => {
        isNeeded = needed;
      }),
      'Trust of folders',
    );
  };
  const timer = setInterval(say, sayEveryMs);
  const watching = services.backend.onDidChangeState(({ phase }) => {
    if (phase !== 'ready') return;
    isNeeded = true;
    say();
  });
  return {
    dispose() {
      clearInterval(timer);
      watching.dispose();
    },
  };
}

/** Whether it is to be said again. */
async function sayTrust({ backend, records }: Services): Promise<boolean> {
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const { projects } = await records.load();
  const trusted = [...projects.values()]
    .filter(({ folder }) => folder !== null && open.includes(folder))
    .map(({ id }) => id);
  const { server } = await backend.ask((api, options) => api.putRunner({ ...options, body: { trusted } }));
  return server !== null;
}
