/**
 * The host side of the coach; a bundle of its own, since it brings the schemas that every message must pass. Sessions
 * and their messages are the backend's: this passes frames on, and opens the records behind figures.
 */
import type * as vscode from 'vscode';
import { loadAll } from '../../../api-client/load-all.ts';
import type { ReceivedFrame } from '../../../contract/coach/coach-chat.ts';
import {
  type CoachHostMessage,
  type CoachViewMessage,
  coachViewMessageSchema,
  type SessionHead,
} from '../../../contract/webview/coach-view.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { ChatLine } from './chat-line.ts';

const mostSessions = 200;
const mostExchanges = 1_000;

export interface CoachHost extends Disposable {
  newSession(): void;
  /** What is typed next goes into the composer. */
  focus(): void;
}

/** `onAnswer`: an answer has come to its end. */
export function attachCoach(
  services: Services,
  shown: ShownPage<vscode.WebviewView>,
  onAnswer: () => void,
): CoachHost {
  let coach: CoachPage | undefined;
  const host = hostPage<CoachViewMessage, CoachHostMessage>(services, shown, (page) => {
    coach = new CoachPage(services, page, onAnswer);
    return coach.table;
  });
  return {
    newSession: () => coach?.newSession(),
    focus: () => coach?.focus(),
    dispose: () => host.dispose(),
  };
}

class CoachPage {
  private readonly services: Services;
  private readonly page: Page<CoachHostMessage>;
  private readonly line: ChatLine;
  private readonly onAnswer: () => void;
  /** Of the session that was asked for last: that is the one to show. */
  private turn = 0;

  constructor(services: Services, page: Page<CoachHostMessage>, onAnswer: () => void) {
    this.services = services;
    this.page = page;
    this.onAnswer = onAnswer;
    this.line = new ChatLine({
      whenReady: () => services.backend.whenReady(),
      onFrame: (frame) => this.receiveFrame(frame),
      onState: (up) => this.sendConnection(up ? 'online' : 'reconnecting'),
      onRefused: () => services.log.warn('Coach: a frame outside the contract was refused.'),
    });
    page.add(this.line);
    page.add(services.backend.onDidChangeState(({ phase }) => this.onBackend(phase)));
  }

  /** Whether it is live is told of its line; sessions change by what is said here. */
  get table(): PageTable<CoachViewMessage, CoachHostMessage> {
    return {
      incoming: coachViewMessageSchema,
      watch: [],
      load: async () => undefined,
      on: {
        ready: ({ sessionId }) => this.begin(sessionId),
        send: ({ frame }) => this.line.send(frame),
        newSession: () => this.showSession(undefined),
        openSession: ({ sessionId }) => this.showSession(sessionId),
        openRecord: ({ link }) => runCommand('vireo.openRecord', { record: link }),
      },
    };
  }

  newSession(): void {
    this.page.run(() => this.showSession(undefined));
  }

  /** The editor gives a page its focus, and no more: which field has it is the page's. */
  focus(): void {
    this.page.run(() => this.page.sendWhenOpen({ type: 'focus' }));
  }

  /** The session that was shown before a reload, else the latest, else a new one. */
  private async begin(shown: string | undefined): Promise<void> {
    const sessions = await this.loadSessions();
    const session = sessions.find(({ id }) => id === shown) ?? sessions[0];
    await this.showSession(session?.id);
    await this.page.send({ type: 'sessions', sessions });
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
    this.turn += 1;
    const { turn } = this;
    const session = id === undefined ? await this.createHead() : await this.loadHead(id);
    const exchanges = id === undefined ? [] : await this.loadExchanges(id);
    if (turn !== this.turn) return;
    await this.page.send({
      type: 'session',
      session,
      exchanges,
      coach: 'built-in',
      examples: this.examples(),
    });
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

  private receiveFrame(frame: ReceivedFrame): void {
    this.page.run(async () => {
      await this.page.send({ type: 'frame', frame });
      if (frame.type !== 'done') return;
      this.onAnswer();
      await this.page.send({ type: 'sessions', sessions: await this.loadSessions() });
    });
  }

  private onBackend(phase: 'starting' | 'ready' | 'failed'): void {
    if (phase === 'ready') this.page.run(() => this.line.open());
    else this.sendConnection(phase === 'failed' ? 'offline' : 'reconnecting');
  }

  private sendConnection(state: 'online' | 'reconnecting' | 'offline'): void {
    this.page.run(() => this.page.send({ type: 'connection', state }));
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
