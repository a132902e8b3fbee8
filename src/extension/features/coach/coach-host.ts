/**
 * The host side of the coach; a bundle of its own, since it brings the schemas that every message must pass. Sessions
 * and their messages are the backend's: this passes frames on, and opens the records behind figures.
 */
import type * as vscode from 'vscode';
import { loadAll } from '../../../api-client/load-all.ts';
import type { ChatServerFrame } from '../../../contract/coach-chat.ts';
import {
  type CoachHostMessage,
  type CoachViewMessage,
  coachViewMessageSchema,
  type SessionHead,
} from '../../../contract/webview/coach-view.ts';
import { coachView } from '../../../contract/webview/page-views.ts';
import { runCommand } from '../../platform/commands.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import { showFailure } from '../../platform/notify.ts';
import { showPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { ChatLine } from './chat-line.ts';

const mostSessions = 200;
const mostExchanges = 1_000;

export interface CoachHost {
  newSession(): void;
  /** What is typed next goes into the composer. */
  focus(): void;
  dispose(): void;
}

/** `onAnswer`: an answer has come to its end. */
export function attachCoach(services: Services, view: vscode.WebviewView, onAnswer: () => void): CoachHost {
  const host = new CoachViewHost(services, view, onAnswer);
  view.onDidDispose(() => host.dispose());
  return host;
}

class CoachViewHost implements CoachHost {
  private readonly services: Services;
  private readonly webview: vscode.Webview;
  private readonly store: DisposableStore;
  private readonly line: ChatLine;
  private readonly onAnswer: () => void;
  private isReady = false;
  private wantsFocus = false;

  constructor(services: Services, view: vscode.WebviewView, onAnswer: () => void) {
    const { webview } = view;
    this.services = services;
    this.webview = webview;
    this.onAnswer = onAnswer;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.line = this.store.add(
      new ChatLine({
        whenReady: () => services.backend.whenReady(),
        onFrame: (frame) => this.receiveFrame(frame),
        onState: (up) => this.sendConnection(up ? 'online' : 'reconnecting'),
        onRefused: () => services.log.warn('Coach: a frame outside the contract was refused.'),
      }),
    );
    this.store.addAll(
      // A page that is hidden ends, and begins anew when it is shown again.
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.isReady = false;
      }),
      webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      services.backend.onDidChangeState(({ phase }) => this.onBackend(phase)),
    );
    showPage(services, view, { view: coachView, title: services.t('Coach') });
  }

  newSession(): void {
    this.attempt(() => this.showSession(undefined));
  }

  /** The editor gives a page its focus, and no more: which field has it is the page's. One that is not there yet is told when it is. */
  focus(): void {
    this.wantsFocus = !this.isReady;
    if (this.isReady) this.attempt(() => this.send({ type: 'focus' }));
  }

  dispose(): void {
    this.store.dispose();
  }

  private receive(message: unknown): void {
    const parsed = coachViewMessageSchema.safeParse(message);
    if (parsed.success) this.attempt(() => this.handle(parsed.data));
    else this.services.log.warn('Coach: a message outside the contract was refused.');
  }

  private attempt(run: () => Promise<void>): void {
    run().catch((error: unknown) => showFailure(this.services, error));
  }

  private async handle(message: CoachViewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        if (this.wantsFocus) this.focus();
        return await this.begin(message.sessionId);
      case 'send':
        return await this.line.send(message.frame);
      case 'newSession':
        return await this.showSession(undefined);
      case 'openSession':
        return await this.showSession(message.sessionId);
      case 'openRecord':
        await runCommand('vireo.openRecord', { record: message.link });
        return;
      case 'viewFailed':
        return this.services.log.error(`Coach: ${message.message}`);
    }
  }

  /** The session that was shown before a reload, else the latest, else a new one. */
  private async begin(shown: string | undefined): Promise<void> {
    const sessions = await this.loadSessions();
    const session = sessions.find(({ id }) => id === shown) ?? sessions[0];
    await this.showSession(session?.id);
    await this.send({ type: 'sessions', sessions });
    await this.line.open();
  }

  private async loadSessions(): Promise<SessionHead[]> {
    const { backend } = this.services;
    const sessions = await loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listCoachSessions({ ...options, query: { limit: 100, ...cursor } }),
        ),
      mostSessions,
    );
    return sessions
      .map(({ id, title, updatedAt }) => ({ id, title, updatedAt }))
      .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  }

  /** Without an id a new one, which the backend keeps from its first question on. */
  private async showSession(id: string | undefined): Promise<void> {
    const session = id === undefined ? await this.createHead() : await this.loadHead(id);
    const exchanges = id === undefined ? [] : await this.loadExchanges(id);
    await this.send({ type: 'session', session, exchanges, coach: 'built-in', examples: this.examples() });
  }

  private async createHead(): Promise<SessionHead> {
    const { newId } = await import('../../../api-client/index.ts');
    return { id: newId(), title: '', updatedAt: new Date(this.services.clock.now()).toISOString() };
  }

  private async loadHead(id: string): Promise<SessionHead> {
    const { backend } = this.services;
    const session = await backend.ask((api, options) => api.getCoachSession({ ...options, path: { id } }));
    return { id: session.id, title: session.title, updatedAt: session.updatedAt };
  }

  private async loadExchanges(id: string) {
    const { backend } = this.services;
    const exchanges = await loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listCoachExchanges({ ...options, path: { id }, query: { limit: 200, ...cursor } }),
        ),
      mostExchanges,
    );
    return [...exchanges];
  }

  private receiveFrame(frame: ChatServerFrame): void {
    this.attempt(async () => {
      await this.send({ type: 'frame', frame });
      if (frame.type !== 'done') return;
      this.onAnswer();
      await this.send({ type: 'sessions', sessions: await this.loadSessions() });
    });
  }

  private onBackend(phase: 'starting' | 'ready' | 'failed'): void {
    if (phase === 'ready') this.attempt(async () => void (await this.line.open()));
    else this.sendConnection(phase === 'failed' ? 'offline' : 'reconnecting');
  }

  private sendConnection(state: 'online' | 'reconnecting' | 'offline'): void {
    this.attempt(() => this.send({ type: 'connection', state }));
  }

  private async send(message: CoachHostMessage): Promise<void> {
    await this.webview.postMessage(message);
  }

  private examples(): string[] {
    const { t } = this.services;
    return [
      t('How many hours last week, and what is unbilled?'),
      t('What did I work on yesterday?'),
      t('Which findings are open?'),
    ];
  }
}
