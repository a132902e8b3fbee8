/** The coach in the side bar, or in a tab of the editor, over what is open there; a bundle of its own. */
import * as vscode from 'vscode';
import { dialBackend } from '../../../../webviews/coach/host/chat-line.ts';
import { type CoachPage, defineCoach } from '../../../../webviews/coach/host/coach-host.ts';
import type { CoachEdge } from '../../../../webviews/coach/host/coach-ports.ts';
import type { CoachPlace } from '../../../../webviews/coach/host/saved-drafts.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { PageFrame, ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { askInChat } from './ask-in-chat.ts';
import { findMentions, readMention } from './context/mentions.ts';
import { offeredTools, runClientTool } from './context/run-client-tool.ts';
import { editorModels } from './editor-models.ts';
import { keepFolder, proposeFolder } from './export-target.ts';
import { useCode } from './use-code.ts';

type Meetings = Pick<CoachEdge, 'findFirstSession' | 'onAnswer'>;

export type OpenCoach = Pick<CoachPage, 'checkIn' | 'focus' | 'newSession' | 'sessionId' | 'show'> &
  Disposable;

/** Both places may show one session. */
export function attachCoach(services: Services, shown: ShownPage<PageFrame>, meetings: Meetings): OpenCoach {
  const place = 'onDidChangeViewState' in shown.frame ? 'tab' : 'sideBar';
  const ports = { ...editorPorts(services), edge: { ...edgeOf(services, place), ...meetings } };
  let coach: CoachPage | undefined;
  const define = defineCoach(ports, (page) => {
    coach = page;
  });
  const host = hostPage(services, shown, define);
  return {
    get sessionId() {
      return coach?.sessionId;
    },
    newSession: () => coach?.newSession(),
    show: (asked) => coach?.show(asked),
    focus: () => coach?.focus(),
    checkIn: () => coach?.checkIn(),
    dispose: () => host.dispose(),
  };
}

function edgeOf(services: Services, place: CoachPlace): Omit<CoachEdge, keyof Meetings> {
  const { backend, context } = services;
  return {
    place,
    ...editorModels(services),
    keptHere: context.workspaceState,
    dial: dialBackend(backend),
    askInChat: (call) => askInChat(services, call),
    findMentions: (text) => findMentions(services, text),
    readMention: (offer) => readMention(services, offer),
    offeredTools,
    runClientTool,
    useCode: (code) => useCode(services, code),
    findExportFolder: async () => vscode.Uri.file(await proposeFolder(context.globalState)).toString(),
    keepExportFolder: async (address) => {
      const folder = vscode.Uri.parse(address, true);
      if (folder.scheme === 'file') await keepFolder(context.globalState, folder.fsPath);
    },
  };
}
