/** The host side of the Stack page; a bundle of its own. The backend reads the files, when the page is opened or asks. */
import * as vscode from 'vscode';
import {
  type StackAbsent,
  type StackContent,
  type StackHostMessage,
  type StackPlaces,
  type StackViewMessage,
  stackViewMessageSchema,
} from '../../../../webviews/stack/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { classifyFailure } from '../../platform/failures.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { isBelow, loadPlaces, type ScannerPlace } from '../findings/index.ts';
import { toStackContent } from './stack-content.ts';

export function attachStackPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, (page) => new StackPage(services, page).table);
}

class StackPage {
  private readonly services: Services;
  private readonly page: Page<StackHostMessage>;
  private linked: readonly ScannerPlace[] = [];
  private placeId: string | undefined;
  /** What is shown. A page that was hidden begins anew: nobody waits for thousands of files again for that. */
  private shown: StackContent | undefined;

  constructor(services: Services, page: Page<StackHostMessage>) {
    this.services = services;
    this.page = page;
    page.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.page.refresh()));
    page.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.page.refresh()));
  }

  get table(): PageTable<StackViewMessage, StackHostMessage> {
    return {
      incoming: stackViewMessageSchema,
      watch: ['project'],
      load: () => this.load(),
      on: {
        ready: ({ placeId }) => this.begin(placeId),
        choosePlace: ({ placeId }) => {
          this.placeId = placeId;
          return this.page.fill();
        },
        refresh: () => this.page.fill(),
        openEvidence: ({ file, line }) => this.openEvidence(file, line),
        linkFolder: () => runCommand('vireo.linkFolder'),
        manageTrust: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    };
  }

  private async begin(placeId: string | undefined): Promise<void> {
    const { shown } = this;
    if (shown !== undefined && shown.placeId === (placeId ?? shown.placeId))
      return await this.page.send(shown);
    this.placeId = placeId;
    await this.page.fill();
  }

  private get place(): ScannerPlace | undefined {
    return this.linked.find(({ projectId }) => projectId === this.placeId) ?? this.linked[0];
  }

  private get places(): StackPlaces {
    const places = this.linked.flatMap(({ projectId, name }) =>
      projectId === undefined ? [] : [{ id: projectId, name }],
    );
    const placeId = this.place?.projectId;
    return { places, ...(placeId === undefined ? {} : { placeId }) };
  }

  private async load(): Promise<StackHostMessage> {
    const asked = this.placeId;
    const answer = await this.read();
    if (asked === this.placeId) this.shown = answer.type === 'stack' ? answer : undefined;
    return answer;
  }

  private async read(): Promise<StackHostMessage> {
    if (!vscode.workspace.isTrusted) return this.absent('untrusted');
    try {
      await this.page.send({ type: 'loading', ...this.places });
      return await this.loadStack();
    } catch (error) {
      return this.failed(error);
    }
  }

  private async loadStack(): Promise<StackHostMessage> {
    const { backend } = this.services;
    await backend.whenReady();
    this.linked = (await loadPlaces(this.services)).filter(({ projectId }) => projectId !== undefined);
    const projectId = this.place?.projectId;
    if (projectId === undefined) return this.absent('unlinked');
    const stack = await backend.ask((api, options) => api.getStack({ ...options, query: { projectId } }));
    return toStackContent(stack, this.places);
  }

  private failed(error: unknown): StackAbsent {
    const failure = classifyFailure(error);
    this.services.log.warn(`Stack page: ${String(error)}`);
    if (failure.kind === 'cancelled') return this.absent('failed');
    const message = failure.kind === 'unavailable' ? failure.problem.sentence : failure.sentence;
    return { ...this.absent('failed'), message };
  }

  private absent(why: StackAbsent['why']): StackAbsent {
    return { type: 'absent', why, ...this.places };
  }

  private async openEvidence(file: string, line = 1): Promise<void> {
    const { folder } = this.place ?? {};
    if (folder === undefined || !isBelow(file)) return;
    const at = new vscode.Range(line - 1, 0, line - 1, 0);
    const uri = vscode.Uri.joinPath(folder, file);
    try {
      await vscode.window.showTextDocument(uri, { selection: at });
    } catch (error) {
      this.services.log.warn(`Stack page: ${String(error)}`);
      const { t } = this.services;
      vscode.window.showInformationMessage(t('{0} is not there any more, or is no text.', file));
    }
  }
}
