/** The host side of the page of one request: loads it, follows what the run tells, and sends what a person decides. */
import * as vscode from 'vscode';
import {
  type RunContent,
  type RunHostMessage,
  type RunViewMessage,
  runViewMessageSchema,
} from '../../../../../webviews/run/messages.ts';
import type { CommandTarget } from '../../../../contract/commands.ts';
import { runCommand } from '../../../platform/commands.ts';
import { isApiFailure } from '../../../platform/failures.ts';
import { loadOrFail } from '../../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import { nameOf } from '../../../platform/records.ts';
import type { Services } from '../../../platform/services.ts';
import { titleOf } from '../agent-title.ts';
import { editorRoot } from '../development/editor-root.ts';
import { saveFirst } from '../development/save-first.ts';
import { loadOffer } from '../offers/load-offer.ts';
import { FollowedTimeline } from './followed-timeline.ts';
import { acceptedPaths, toAnswer } from './run-answer.ts';
import { cutItem, keyOfQuestion, toRunContent } from './run-content.ts';

type Answer = Extract<RunViewMessage, { readonly type: 'answer' }>;

export interface ShownRun {
  readonly id: string;
  readonly page: Page<RunHostMessage>;
  /** Of the tab. */
  readonly setTitle: (title: string) => void;
}

export class RunPage {
  private readonly services: Services;
  private readonly shown: ShownRun;
  private readonly timeline: FollowedTimeline;
  /** What is on the screen. */
  private content: RunContent | undefined;

  constructor(services: Services, shown: ShownRun) {
    this.services = services;
    this.shown = shown;
    const path = { id: shown.id };
    this.timeline = new FollowedTimeline((after) =>
      services.backend.ask((api, options) =>
        api.listRequestEvents({ ...options, path, query: { after, limit: 1_000 } }),
      ),
    );
    shown.page.add(
      services.backend.onDidNotify((told) => {
        if ('timeline' in told && told.timeline.requestId === shown.id) shown.page.run(() => this.tellNews());
        if (!('progress' in told) || told.progress.requestId !== shown.id) return;
        const { step, fraction = null } = told.progress;
        shown.page.run(() => shown.page.send({ type: 'progress', step, fraction }));
      }),
    );
  }

  get table(): PageTable<RunViewMessage, RunHostMessage> {
    const { page } = this.shown;
    const { target } = this;
    return {
      incoming: runViewMessageSchema,
      showsConnection: true,
      watch: ['request', 'project', 'client'],
      load: () => loadOrFail(this.services, 'Request', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        cancel: () => runCommand('vireo.cancelRequest', target),
        retry: () => this.retry(),
        replay: () => this.replay(),
        openDiff: () => runCommand('vireo.reviewRequest', target),
        openReport: () => runCommand('vireo.openReport', target),
        saveReport: () => runCommand('vireo.saveReport', target),
        fixFindings: () => runCommand('vireo.fixRequestFindings', target),
        addTime: () => this.addTime(),
        answer: (answer) => this.answer(answer),
        showRest: ({ seq }) => {
          const item = this.timeline.find(seq);
          return item && page.send({ type: 'events', items: [item] });
        },
        openArtifact: ({ id }) => this.openArtifact(id),
        openFile: ({ path }) => this.openFile(path),
      },
    };
  }

  private get target(): CommandTarget {
    return { record: { kind: 'request', ids: [this.shown.id] } };
  }

  private async load(): Promise<RunContent> {
    const { backend, records } = this.services;
    const path = { id: this.shown.id };
    // The request first: what came while the timeline was read is told by itself.
    const [request, directory, spending, artifacts, offer] = await Promise.all([
      backend.ask((api, options) => api.getRequest({ ...options, path })),
      records.load(),
      backend.ask((api, options) => api.getSpending(options)),
      backend.ask((api, options) => api.listRequestArtifacts({ ...options, path })),
      loadOffer(this.services, this.shown.id),
      this.timeline.look(),
    ]);
    const agent = await titleOf(this.services, request.agent);
    const { client, project } = nameOf(directory, request.projectId);
    const { items } = this.timeline;
    this.content = toRunContent({
      request,
      agent,
      client,
      project,
      items,
      offer,
      artifacts: artifacts.items.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
      rate: spending.rate ?? null,
    });
    this.shown.setTitle(`${agent} · ${project}`);
    return this.content;
  }

  private async tellNews(): Promise<void> {
    const news = await this.timeline.look();
    if (news.length > 0) await this.shown.page.send({ type: 'events', items: news.map(cutItem) });
  }

  /** It is not offered again. */
  private async addTime(): Promise<void> {
    await runCommand('vireo.addRequestTime', this.target);
    await this.shown.page.fill();
  }

  private async retry(): Promise<void> {
    const path = { id: this.shown.id };
    await this.services.backend.ask((api, options) => api.retryRequest({ ...options, path, body: null }));
    await this.shown.page.fill();
  }

  /** The new request has a page of its own. */
  private async replay(): Promise<void> {
    const path = { id: this.shown.id };
    const { id } = await this.services.backend.ask((api, options) =>
      api.replayRequest({ ...options, path, body: { id: api.newId() } }),
    );
    await runCommand('vireo.openRequest', { record: { kind: 'request', ids: [id] } });
  }

  /** What is refused is told on the page; what was typed stays. */
  private async answer(message: Answer): Promise<void> {
    const { page } = this.shown;
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
    const { backend } = this.services;
    const path = { id: this.shown.id };
    const request = await backend.ask((api, options) => api.getRequest({ ...options, path }));
    const { question } = request;
    const asked = this.content?.question;
    if (question === null || asked === null || asked === undefined) return false;
    if (keyOfQuestion(question) !== message.question || asked.key !== message.question) return false;
    if (message.approved && asked.kind === 'decide' && message.publish !== true) {
      const files = acceptedPaths(asked, message.chosen ?? []);
      const root = await this.openRoot(asked.root, request.projectId);
      const uris = files.map((file) => vscode.Uri.joinPath(root, file));
      if (!(await saveFirst(this.services, uris))) return false;
    }
    const body = { ...toAnswer(asked, message), ...(question.id !== undefined && { question: question.id }) };
    await backend.ask((api, options) => api.answerRequest({ ...options, path, body }));
    return true;
  }

  private async openRoot(root: string, projectId: string): Promise<vscode.Uri> {
    const folder = (await this.services.records.load()).projects.get(projectId)?.folder;
    return vscode.Uri.file(await editorRoot(root, folder ?? undefined));
  }

  private async openFile(path: string): Promise<void> {
    const question = this.content?.question;
    if (question?.kind !== 'decide' || !question.review.files.some((file) => file.path === path)) return;
    const request = { path: { id: this.shown.id } };
    const { projectId } = await this.services.backend.ask((api, options) =>
      api.getRequest({ ...options, ...request }),
    );
    const root = await this.openRoot(question.root, projectId);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, path));
  }

  /** As text in a tab of its own, whatever it says it is. */
  private async openArtifact(artifactId: string): Promise<void> {
    const path = { id: this.shown.id, artifactId };
    const { content, mediaType } = await this.services.backend.ask((api, options) =>
      api.getRequestArtifact({ ...options, path }),
    );
    const language = languages[mediaType.replace(/;.*/, '').trim()] ?? 'plaintext';
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
  }
}

const languages: Readonly<Record<string, string>> = {
  'text/markdown': 'markdown',
  'application/json': 'json',
  'application/sarif+json': 'json',
  'text/x-diff': 'diff',
  'text/x-patch': 'diff',
};
