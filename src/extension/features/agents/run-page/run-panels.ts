/**
 * The bundle of the pages of requests: one tab a request, which begins as the form in which it is asked; a reload of the
 * window brings back those that were open.
 */
import * as vscode from 'vscode';
import { askViewStateSchema, type FormValues } from '../../../../../webviews/run/ask/ask-messages.ts';
import {
  type AskEdge,
  type Asked,
  defineAsk,
  keyOf,
  readKey,
} from '../../../../../webviews/run/host/ask/ask-host.ts';
import { defineRun, type RunEdge, type RunPlace } from '../../../../../webviews/run/host/run-host.ts';
import { runViewStateSchema } from '../../../../../webviews/run/messages.ts';
import type { AgentRequest } from '../../../../api-client/index.ts';
import type { CommandTarget } from '../../../../contract/commands.ts';
import type { Disposable } from '../../../../pages/disposables.ts';
import { trustIn } from '../../../platform/files/open-folders.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import { type ShownPage, showPage } from '../../../platform/pages/shown-page.ts';
import { recordIdOf } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { requireFolder } from '../../projects/index.ts';
import { offerValues, pickPaths } from '../ask/offer-values.ts';
import { editorRoot } from '../development/editor-root.ts';
import { saveFirst } from '../development/save-first.ts';
import { pickRequest } from './pick-request.ts';

/** By the id of a request, or the key of what is about to be asked. */
const open = new Map<string, vscode.WebviewPanel>();
/** What was typed into a form that was closed, by its key. */
const typed = new Map<string, FormValues>();

/** Without a target, one is chosen of all there are. */
export async function openRequest(services: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request') ?? (await pickRequest(services));
  if (id === undefined) return;
  const shown = open.get(id);
  if (shown !== undefined) return shown.reveal();
  const panel = createPanel(services.t('Request'), id);
  attachRun(services, { panel, shown: await show(services, panel) }, id);
}

/** The form; once it is asked, the page of that request. Nobody fills one in for a project that has no folder. */
export async function openAsk(
  services: Services,
  asked: Asked,
  onAsked: (request: AgentRequest) => void,
): Promise<void> {
  const shown = open.get(keyOf(asked));
  if (shown !== undefined) return shown.reveal();
  if (!(await requireFolder(services, asked.projectId))) return;
  const panel = createPanel(services.t('Ask an Agent'), keyOf(asked));
  attachAsk(services, { panel, shown: await show(services, panel) }, { asked, onAsked });
}

/** A page whose state is none that this version understands is closed. */
export async function restoreRequest(
  services: Services,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const id = runViewStateSchema.safeParse(state).data?.requestId;
  const asked = readKey(askViewStateSchema.safeParse(state).data?.ask.key ?? '');
  if (id !== undefined) attachRun(services, { panel, shown: await show(services, panel) }, id);
  else if (asked !== undefined) attachAsk(services, { panel, shown: await show(services, panel) }, { asked });
  else panel.dispose();
}

/** The user has it before their eyes: nothing of it needs to be told in a message. */
export function isInView(id: string): boolean {
  return open.get(id)?.visible === true && vscode.window.state.focused;
}

interface ShownPanel {
  readonly panel: vscode.WebviewPanel;
  readonly shown: ShownPage;
}

function createPanel(title: string, key: string): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel('vireo.run', title, vscode.ViewColumn.Active);
  remember(panel, key);
  return panel;
}

async function show(services: Services, panel: vscode.WebviewPanel): Promise<ShownPage> {
  panel.iconPath = new vscode.ThemeIcon('hubot');
  services.context.subscriptions.push(panel);
  return await showPage(services, panel, { view: 'run', title: services.t('Request') });
}

function attachRun(services: Services, { panel, shown }: ShownPanel, id: string): void {
  remember(panel, id);
  const edge: RunEdge = {
    id,
    setTitle: titleSetter(panel),
    openFile: async (place, path) =>
      await vscode.window.showTextDocument(vscode.Uri.joinPath(await openRoot(place), path)),
    saveFirst: async (place, paths) => {
      const root = await openRoot(place);
      return await saveFirst(
        services,
        paths.map((path) => vscode.Uri.joinPath(root, path)),
      );
    },
  };
  hostPage(services, shown, defineRun(editorPorts(services), edge));
}

async function openRoot({ root, folder }: RunPlace): Promise<vscode.Uri> {
  return vscode.Uri.file(await editorRoot(root, folder));
}

interface Asking {
  readonly asked: Asked;
  /** None in a panel that a reload brought back. */
  readonly onAsked?: (request: AgentRequest) => void;
}

function attachAsk(services: Services, { panel, shown }: ShownPanel, { asked, onAsked }: Asking): void {
  const key = keyOf(asked);
  remember(panel, key);
  const edge: AskEdge = {
    asked,
    setTitle: titleSetter(panel),
    typed: typed.get(key),
    onAsked: (request) => {
      typed.delete(key);
      open.delete(key);
      // The page restarts once it is told, and finds the host of its request.
      host.dispose();
      attachRun(services, { panel, shown }, request.id);
      void panel.webview.postMessage({ type: 'asked' });
      onAsked?.(request);
    },
    onClose: (values) => {
      typed.set(key, values);
      panel.dispose();
    },
    trustIn: (folder) => trustIn(toUri(folder)),
    offerValues: (form, folder) => offerValues(services, form, { ...asked, folder: toUri(folder) }),
    pickPaths: (folder, field) => pickPaths(services, vscode.Uri.file(folder), field),
  };
  const host: Disposable = hostPage(services, shown, defineAsk(editorPorts(services), edge));
}

function toUri(folder: string | undefined): vscode.Uri | undefined {
  return folder === undefined ? undefined : vscode.Uri.file(folder);
}

function remember(panel: vscode.WebviewPanel, key: string): void {
  open.set(key, panel);
  panel.onDidDispose(() => {
    if (open.get(key) === panel) open.delete(key);
  });
}

function titleSetter(panel: vscode.WebviewPanel): (title: string) => void {
  return (title) => {
    panel.title = title;
  };
}
