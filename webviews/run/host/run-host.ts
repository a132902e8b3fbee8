/** The host side of the page of one request: loads it, follows what the run tells, and sends what a person decides. */

import * as z from 'zod';
import type { AgentRequest } from '../../../src/api-client/index.ts';
import type { CommandTarget } from '../../../src/contract/commands.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { nameOf } from '../../../src/pages/records.ts';
import {
  type RunContent,
  type RunHostMessage,
  type RunQuestion,
  type RunViewMessage,
  runViewMessageSchema,
} from '../messages.ts';

import { titleOf } from './agent-title.ts';
import { FollowedTimeline } from './followed-timeline.ts';
import { loadOffer } from './load-offer.ts';
import { namePeople } from './name-people.ts';
import { acceptedPaths, toAnswer } from './run-answer.ts';
import { cutItem, keyOfQuestion, toRunContent } from './run-content.ts';

type Answer = Extract<RunViewMessage, { readonly type: 'answer' }>;

/** Where files of a run lie. */
export interface RunPlace {
  /** A real path. */
  readonly root: string;
  /** Of the project. */
  readonly folder: string | undefined;
}

/** What only the window that shows the page has. */
export interface RunEdge {
  readonly id: string;
  /** Of the tab. */
  readonly setTitle: (title: string) => void;
  readonly openFile: (place: RunPlace, path: string) => Promise<unknown>;
  /** False where the user turned away, or a file could not be saved. */
  readonly saveFirst: (place: RunPlace, paths: readonly string[]) => Promise<boolean>;
}

export function defineRun(ports: PagePorts, edge: RunEdge): DefinePage<RunViewMessage, RunHostMessage> {
  return (page) => new RunPage(ports, edge, page).table;
}

class RunPage {
  private readonly ports: PagePorts;
  private readonly edge: RunEdge;
  private readonly page: Page<RunHostMessage>;
  private readonly timeline: FollowedTimeline;
  /** What is on the screen. */
  private content: RunContent | undefined;

  constructor(ports: PagePorts, edge: RunEdge, page: Page<RunHostMessage>) {
    this.ports = ports;
    this.edge = edge;
    this.page = page;
    const { id } = edge;
    const path = { id };
    this.timeline = new FollowedTimeline((after) =>
      ports.backend.ask((api, options) =>
        api.listRequestEvents({ ...options, path, query: { after, limit: 1_000 } }),
      ),
    );
    page.add(
      ports.backend.onDidNotify((told) => {
        if ('timeline' in told && told.timeline.requestId === id) page.run(() => this.tellNews());
        if (!('progress' in told) || told.progress.requestId !== id) return;
        const { step, fraction = null } = told.progress;
        page.run(() => page.send({ type: 'progress', step, fraction }));
      }),
    );
  }

  get table(): PageTable<RunViewMessage, RunHostMessage> {
    const { page, ports, target } = this;
    return {
      incoming: runViewMessageSchema,
      showsConnection: true,
      watch: ['request', 'project', 'client'],
      load: () => loadOrFail(ports, 'Request', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        cancel: () => ports.runCommand('vireo.cancelRequest', target),
        retry: () => this.retry(),
        replay: () => this.replay(),
        openDiff: () => ports.runCommand('vireo.reviewRequest', target),
        openReport: () => ports.runCommand('vireo.openReport', target),
        saveReport: () => ports.runCommand('vireo.saveReport', target),
        fixFindings: () => ports.runCommand('vireo.fixRequestFindings', target),
        addTime: () => this.addTime(),
        answer: (answer) => this.answer(answer),
        showRest: ({ seq }) => {
          const item = this.timeline.find(seq);
          return item && page.send({ type: 'events', items: [item] });
        },
        openRecord: ({ link }) => ports.openRecord(link),
        openArtifact: ({ id }) => this.openArtifact(id),
        openFile: ({ path }) => this.openFile(path),
      },
    };
  }

  private get target(): CommandTarget {
    return { record: { kind: 'request', ids: [this.edge.id] } };
  }

  private async load(): Promise<RunContent> {
    const { backend, records } = this.ports;
    const path = { id: this.edge.id };
    // The request first: what came while the timeline was read is told by itself.
    const [request, directory, spending, artifacts, offer] = await Promise.all([
      backend.ask((api, options) => api.getRequest({ ...options, path })),
      records.load(),
      backend.ask((api, options) => api.getSpending(options)),
      backend.ask((api, options) => api.listRequestArtifacts({ ...options, path })),
      loadOffer(this.ports, this.edge.id),
      this.timeline.look(),
    ]);
    const agent = await titleOf(this.ports, request.agent);
    const { client, project } = nameOf(directory, request.projectId);
    const { items } = this.timeline;
    this.content = toRunContent({
      request,
      agent,
      client,
      project,
      items,
      offer,
      ...(await namePeople(this.ports, request)),
      sentBefore: await this.loadSent(request),
      artifacts: artifacts.items.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
      rate: spending.rate ?? null,
    });
    this.edge.setTitle(`${agent} · ${project}`);
    return this.content;
  }

  private async tellNews(): Promise<void> {
    const news = await this.timeline.look();
    if (news.length > 0) await this.page.send({ type: 'events', items: news.map(cutItem) });
  }

  /** It is not offered again. */
  private async addTime(): Promise<void> {
    await this.ports.runCommand('vireo.addRequestTime', this.target);
    await this.page.fill();
  }

  private async retry(): Promise<void> {
    const path = { id: this.edge.id };
    await this.ports.backend.ask((api, options) => api.retryRequest({ ...options, path, body: null }));
    await this.page.fill();
  }

  /** The new request has a page of its own. */
  private async replay(): Promise<void> {
    const { data: id } = z
      .string()
      .safeParse(await this.ports.runCommand('vireo.replayRequest', this.target));
    if (id !== undefined)
      await this.ports.runCommand('vireo.openRequest', { record: { kind: 'request', ids: [id] } });
  }

  /** What the run that this one replays has done outside since. */
  private async loadSent({ id, replayOf }: AgentRequest): Promise<readonly string[]> {
    if (replayOf === null) return [];
    const { items } = await this.ports.backend.ask((api, options) =>
      api.listRequestEffects({ ...options, path: { id } }),
    );
    return items.filter(({ sentBy }) => sentBy !== null).map(({ text }) => text);
  }

  /** What is refused is told on the page; what was typed stays. */
  private async answer(message: Answer): Promise<void> {
    const { page } = this;
    try {
      const isSent = await this.sendAnswer(message);
      if (!isSent) await page.send({ type: 'notAnswered', message: '' });
    } catch (error) {
      const isRefused = isApiFailure(error);
      await page.send({ type: 'notAnswered', message: isRefused ? error.message : '' });
      if (!isRefused) throw error;
    }
    await page.fill();
  }

  /** False where the user turned away. */
  private async sendAnswer(message: Answer): Promise<boolean> {
    const { backend } = this.ports;
    const path = { id: this.edge.id };
    const request = await backend.ask((api, options) => api.getRequest({ ...options, path }));
    const { question } = request;
    const asked = this.content?.question;
    if (question === null || !asked) return false;
    if ([keyOfQuestion(question), asked.key].some((key) => key !== message.question)) return false;
    if (!(await this.saveFirst(asked, message, request.projectId))) return false;
    const body = { ...toAnswer(asked, message), ...(question.id !== undefined && { question: question.id }) };
    await backend.ask((api, options) => api.answerRequest({ ...options, path, body }));
    return true;
  }

  /** What is written into one's own files: what is edited there is saved before. False where the user turned away. */
  private async saveFirst(asked: RunQuestion, message: Answer, projectId: string): Promise<boolean> {
    const isOwn = this.content?.asker === null;
    if (!isOwn || !message.approved || asked.kind !== 'decide' || message.publish === true) return true;
    const place = await this.findPlace(asked.root, projectId);
    return await this.edge.saveFirst(place, acceptedPaths(asked, message.chosen ?? []));
  }

  private async findPlace(root: string, projectId: string): Promise<RunPlace> {
    const folder = (await this.ports.records.load()).projects.get(projectId)?.folder;
    return { root, folder: folder ?? undefined };
  }

  private async openFile(path: string): Promise<void> {
    const question = this.content?.question;
    if (question?.kind !== 'decide' || !question.review.files.some((file) => file.path === path)) return;
    const request = { path: { id: this.edge.id } };
    const { projectId } = await this.ports.backend.ask((api, options) =>
      api.getRequest({ ...options, ...request }),
    );
    await this.edge.openFile(await this.findPlace(question.root, projectId), path);
  }

  /** As text in a tab of its own, whatever it says it is. */
  private async openArtifact(artifactId: string): Promise<void> {
    const path = { id: this.edge.id, artifactId };
    const { content, mediaType } = await this.ports.backend.ask((api, options) =>
      api.getRequestArtifact({ ...options, path }),
    );
    const language = languages[mediaType.replace(/;.*/, '').trim()] ?? 'plaintext';
    await this.ports.showText(content, language);
  }
}

const languages: Readonly<Record<string, string>> = {
  'text/markdown': 'markdown',
  'application/json': 'json',
  'application/sarif+json': 'json',
  'text/x-diff': 'diff',
  'text/x-patch': 'diff',
};
