/** The demo in the installed .vsix, as `npm start` shows it, in an editor and a browser of the bench's own. */
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { ensurePackage } from '../../scripts/start/extension-package.ts';
import { ownDay } from '../../src/backend/demo/own-day.ts';
import { makeDemo } from '../../src/backend/local/make-demo.ts';
import { type Editor, type EditorOptions, openEditor } from '../../test/support/vscode/editor.ts';
import { Workbench } from '../../test/support/vscode/workbench.ts';
import { workbenchUrl } from '../../test/support/vscode/workbench-url.ts';

export interface DemoWindow extends AsyncDisposable {
  readonly editor: Editor;
  readonly workbench: Workbench;
  /** Loads the window anew, with an extension host of its own, and waits until the records are there. */
  reload(): Promise<void>;
}

export async function openDemo(options: Pick<EditorOptions, 'beside'> = {}): Promise<DemoWindow> {
  const { vsix } = await ensurePackage(projectRoot);
  const editor = await openEditor({ vsix, ...options });
  try {
    const workspace = path.join(editor.profile.base, 'nordwind-orders');
    await fillDemo(editor, workspace);
    const workbench = new Workbench(editor.browser.page);
    const reload = async () => {
      await workbench.open(workbenchUrl(editor.server.url, { folder: workspace }));
      await workbench
        .statusItem('vireo.timer')
        .filter({ hasText: /today|\d:\d\d/ })
        .waitFor();
    };
    await reload();
    return { editor, workbench, reload, [Symbol.asyncDispose]: () => editor[Symbol.asyncDispose]() };
  } catch (error) {
    await editor[Symbol.asyncDispose]();
    throw error;
  }
}

async function fillDemo({ dataDirectory }: Editor, workspace: string): Promise<void> {
  await makeDemo({ dataDirectory, workspace, ...ownDay() });
}
