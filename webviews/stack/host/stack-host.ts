/** The host side of the Stack page. The backend reads the files, when the page is opened or asks. */

import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import { classifyFailure } from '../../../src/pages/failures.ts';
import { sentenceOf } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type StackAbsent,
  type StackContent,
  type StackHostMessage,
  type StackPlaces,
  type StackViewMessage,
  stackViewMessageSchema,
} from '../messages.ts';
import { toStackContent } from './stack-content.ts';

/** A project whose folder is open where the page is shown. */
interface StackPlace {
  readonly projectId: string | undefined;
  readonly name: string;
}

/** What the page knows of the open folders. */
export interface StackFolders {
  readonly isTrusted: boolean;
  /** Trust was given, or other folders are open. */
  onDidChange(listener: () => void): Disposable;
  loadPlaces(): Promise<readonly StackPlace[]>;
  /** False: it is not there any more, or is no text. */
  openFile(projectId: string, at: { readonly file: string; readonly line: number }): Promise<boolean>;
  manageTrust(): unknown;
}

export function defineStack(
  ports: PagePorts,
  folders: StackFolders,
): DefinePage<StackViewMessage, StackHostMessage> {
  return (page) => new StackPage(ports, { page, folders }).table;
}

interface Shown {
  readonly page: Page<StackHostMessage>;
  readonly folders: StackFolders;
}

class StackPage {
  private readonly ports: PagePorts;
  private readonly page: Page<StackHostMessage>;
  private readonly folders: StackFolders;
  private linked: readonly StackPlace[] = [];
  private placeId: string | undefined;
  /** What is shown. A page that was hidden begins anew: nobody waits for thousands of files again for that. */
  private shown: StackContent | undefined;

  constructor(ports: PagePorts, { page, folders }: Shown) {
    this.ports = ports;
    this.page = page;
    this.folders = folders;
    page.add(folders.onDidChange(() => page.refresh()));
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
        linkFolder: () => this.ports.runCommand('vireo.linkFolder'),
        manageTrust: () => this.folders.manageTrust(),
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

  private get place(): StackPlace | undefined {
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
    if (!this.folders.isTrusted) return this.absent('untrusted');
    try {
      await this.page.send({ type: 'loading', ...this.places });
      return await this.loadStack();
    } catch (error) {
      return this.failed(error);
    }
  }

  private async loadStack(): Promise<StackHostMessage> {
    const { backend } = this.ports;
    await backend.whenReady();
    this.linked = (await this.folders.loadPlaces()).filter(({ projectId }) => projectId !== undefined);
    const projectId = this.place?.projectId;
    if (projectId === undefined) return this.absent('unlinked');
    const stack = await backend.ask((api, options) => api.getStack({ ...options, query: { projectId } }));
    return toStackContent(stack, this.places);
  }

  private failed(error: unknown): StackAbsent {
    const failure = classifyFailure(error);
    this.ports.log.warn(`Stack page: ${String(error)}`);
    if (failure.kind === 'cancelled') return this.absent('failed');
    return { ...this.absent('failed'), message: sentenceOf(failure, this.ports.t) };
  }

  private absent(why: StackAbsent['why']): StackAbsent {
    return { type: 'absent', why, ...this.places };
  }

  private async openEvidence(file: string, line = 1): Promise<void> {
    const { projectId } = this.place ?? {};
    if (projectId === undefined || (await this.folders.openFile(projectId, { file, line }))) return;
    const { inform, t } = this.ports;
    inBackground(inform(t('{0} is not there any more, or is no text.', file)), 'Stack page');
  }
}
