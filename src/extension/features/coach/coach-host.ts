/**
 * The host side of the coach; a bundle of its own, since it brings the schemas that every message must pass. Sessions
 * and their messages are the backend's: this passes frames on, and opens the records behind figures.
 */
import * as vscode from 'vscode';
import { actOnProposal } from '../../../../webviews/coach/host/act-on-proposal.ts';
import { type AgentCall, listCallNames, readAgentCall } from '../../../../webviews/coach/host/agent-call.ts';
import { ChatLine } from '../../../../webviews/coach/host/chat-line.ts';
import { type CheckInHost, createCheckInHost } from '../../../../webviews/coach/host/check-in-card.ts';
import { FollowedRuns } from '../../../../webviews/coach/host/followed-runs.ts';
import { SavedDrafts } from '../../../../webviews/coach/host/saved-drafts.ts';
import { type SessionChange, SessionChanges } from '../../../../webviews/coach/host/session-changes.ts';
import {
  type CoachHostMessage,
  type CoachViewMessage,
  type ComposedQuestion,
  coachViewMessageSchema,
  composedQuestionSchema,
  type MentionOffer,
  type SessionHead,
} from '../../../../webviews/coach/messages.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { ChatClientFrame, ReceivedFrame } from '../../../contract/coach/coach-chat.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { NotReadable } from '../../platform/files/workspace-files.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { PageFrame, ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { askInChat } from './ask-in-chat.ts';
import { chooseModel, isOfEditor, loadChoice, offerEditorModels } from './choose-model.ts';
import { findMentions, readMention } from './context/mentions.ts';
import { offeredTools, runClientTool } from './context/run-client-tool.ts';
import { keepFolder, proposeFileName, proposeFolder } from './export-target.ts';
import { useCode } from './use-code.ts';

type Ask = Extract<ChatClientFrame, { type: 'ask' }>;

/** This window, over all its connections: tools of an answer run where it was asked. */
const clientId = crypto.randomUUID();

/** A question carries the tools that can run here now. */
function withTools(frame: Ask): Ask {
  const clientTools = offeredTools();
  return clientTools.length === 0 ? frame : { ...frame, clientTools: [...clientTools] };
}

const mostSessions = 200;
const mostExchanges = 1_000;
/** Tasks of agents that are followed. */
const mostRuns = 50;

export interface CoachHost extends Disposable {
  /** That is shown. */
  readonly sessionId: string | undefined;
  newSession(): void;
  /** A conversation by its id, or a question in the composer of a new one; first of all where the page is not open yet. */
  show(asked: unknown): void;
  /** What is typed next goes into the composer. */
  focus(): void;
  /** Shows the card that looks back on the week. */
  checkIn(): void;
}

interface CoachOptions {
  /** An answer has come to its end. */
  onAnswer(): void;
  /** The session to begin with where the page had none; else the latest. */
  findFirstSession?(): string | undefined;
}

interface CoachPageOptions extends CoachOptions {
  readonly typing: SavedDrafts;
}

/** In the side bar or in a tab of the editor; both may show one session. */
export function attachCoach(
  services: Services,
  shown: ShownPage<PageFrame>,
  options: CoachOptions,
): CoachHost {
  let coach: CoachPage | undefined;
  const host = hostPage<CoachViewMessage, CoachHostMessage>(services, shown, (page) => {
    const place = 'onDidChangeViewState' in shown.frame ? 'tab' : 'sideBar';
    const typing = new SavedDrafts(services.context.workspaceState, place);
    coach = new CoachPage(services, page, { ...options, typing });
    return coach.table;
  });
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

class CoachPage {
  private readonly services: Services;
  private readonly page: Page<CoachHostMessage>;
  private readonly line: ChatLine;
  private readonly options: CoachPageOptions;
  private readonly changes = new SessionChanges();
  private readonly runs: FollowedRuns;
  sessionId: string | undefined;
  private readonly checkInHost: CheckInHost;
  /** Waits for the page to begin. */
  private question: ComposedQuestion | undefined;
  /** Asked for by a command, until another is chosen in the page: a page that is hidden restarts when it is shown. */
  private wanted: string | undefined;
  private hasBegun = false;
  /** Of the session that was asked for last: that is the one to show. */
  private turn = 0;

  constructor(services: Services, page: Page<CoachHostMessage>, options: CoachPageOptions) {
    this.services = services;
    this.page = page;
    this.options = options;
    this.checkInHost = createCheckInHost(services, page, {
      locale: userLocale(),
      kept: services.context.globalState,
      openGoals: () => runCommand('vireo.openGoals'),
    });
    this.runs = new FollowedRuns({
      load: (id) => services.backend.ask((api, options) => api.getRequest({ ...options, path: { id } })),
      tell: (run) => page.send({ type: 'run', run }),
    });
    this.line = new ChatLine({
      whenReady: () => services.backend.whenReady(),
      onFrame: (frame) => this.receiveFrame(frame),
      onState: (up) => this.sendConnection(up ? 'online' : 'reconnecting'),
      onRefused: () => services.log.warn('Coach: a frame outside the contract was refused.'),
    });
    page.add(this.line);
    page.add(services.backend.onDidChangeState(({ phase }) => this.onBackend(phase)));
    page.add(
      services.backend.onDidNotify((notification) => {
        const change = this.changes.read(notification, this.sessionId);
        if (change !== undefined) page.run(() => this.follow(change));
        const tell = this.runs.read(notification);
        if (tell !== undefined) page.run(tell);
      }),
    );
  }

  /** Whether it is live is told of its line; sessions change by what is said here. */
  get table(): PageTable<CoachViewMessage, CoachHostMessage> {
    return {
      incoming: coachViewMessageSchema,
      watch: [],
      load: async () => undefined,
      on: {
        ready: ({ sessionId }) => this.begin(sessionId),
        send: ({ frame }) => this.send(frame),
        newSession: () => this.choose(undefined),
        openSession: ({ sessionId }) => this.choose(sessionId),
        openRecord: ({ link }) => this.openRecord(link),
        actOn: ({ proposalId, act }) => this.actOn(proposalId, act),
        code: (message) => useCode(this.services, message),
        keepTyping: ({ type: _type, ...typing }) => this.options.typing.keep(typing),
        showSent: ({ messageId }) => this.showSent(messageId),
        findMentions: async ({ request, text }) =>
          await this.page.send({
            type: 'mentions',
            request,
            offers: [...(await findMentions(this.services, text))],
          }),
        pickMention: ({ offer }) => this.addMention(offer),
        chooseModel: async () => {
          const choice = await chooseModel(this.services);
          if (choice !== undefined) await this.page.send({ type: 'model', choice });
        },
        searchSessions: async ({ search }) =>
          await this.page.send({ type: 'found', search, sessions: await this.loadSessions(search) }),
        exportSession: ({ sessionId }) => this.exportSession(sessionId),
        deleteSession: ({ sessionId }) => this.deleteSession(sessionId),
        ...this.checkInHost.on,
      },
    };
  }

  private async send(frame: ChatClientFrame): Promise<void> {
    if (frame.type === 'resume') return await this.line.send({ ...frame, clientId });
    if (frame.type !== 'ask') return await this.line.send(frame);
    const call = readAgentCall(frame.text);
    if (call !== undefined) return await this.askAgent(frame, call);
    if (isOfEditor(frame.model)) await offerEditorModels(this.services);
    this.changes.ask(frame.messageId);
    await this.line.send({ ...withTools(frame), clientId });
  }

  /** Nothing of it goes to a model: the request is the answer, or why there is none. */
  private async askAgent(frame: Ask, call: AgentCall): Promise<void> {
    const { messageId, mentions = [] } = frame;
    const called = await askInChat(this.services, { ...call, id: messageId, mentions });
    if (typeof called === 'object' && 'requestId' in called) {
      this.changes.ask(messageId);
      await this.line.send({ ...frame, requestId: called.requestId, clientId });
      return;
    }
    const ids = { messageId, answerId: messageId };
    const end: ReceivedFrame =
      called === 'turned away'
        ? { type: 'stopped', ...ids, offset: 1 }
        : { type: 'failed', ...ids, offset: 1, code: 'agent_not_asked', message: called.why };
    await this.page.send({ type: 'frame', frame: { type: 'started', ...ids, offset: 0, coach: 'built-in' } });
    await this.page.send({ type: 'frame', frame: end });
  }

  /** A task of an agent has a page. */
  private async openRecord(link: RecordLink): Promise<unknown> {
    const isRun = link.kind === 'request' && link.ids.length === 1 && this.runs.has(link.ids[0] ?? '');
    return await runCommand(isRun ? 'vireo.openRequest' : 'vireo.openRecord', { record: link });
  }

  /** What another page did: a question is shown with its answer as it comes, by what the page then asks for. */
  private async follow(change: SessionChange): Promise<void> {
    if (change.kind === 'proposal') return await this.showProposal(change.id);
    await this.showSession(change.kind === 'deleted' ? undefined : this.sessionId);
    await this.page.send({ type: 'sessions', sessions: await this.loadSessions() });
  }

  checkIn(): void {
    this.page.run(() => this.checkInHost.show());
  }

  newSession(): void {
    this.page.run(() => this.choose(undefined));
  }

  show(asked: unknown): void {
    const { data: question } = composedQuestionSchema.safeParse(asked);
    if (typeof asked === 'string') {
      this.wanted = asked;
      if (this.hasBegun) this.page.run(() => this.showSession(asked));
    } else if (question !== undefined) {
      this.question = question;
      if (this.hasBegun) this.page.run(() => this.compose());
    }
  }

  /** In a conversation of its own. True where something was to be asked. */
  private async compose(): Promise<boolean> {
    const { question } = this;
    if (question === undefined) return false;
    this.question = undefined;
    await this.choose(undefined);
    await this.page.sendWhenOpen({ type: 'compose', ...question });
    return true;
  }

  private async choose(id: string | undefined): Promise<void> {
    this.wanted = undefined;
    await this.showSession(id);
  }

  /** The editor gives a page its focus, and no more: which field has it is the page's. */
  focus(): void {
    this.page.run(() => this.page.sendWhenOpen({ type: 'focus' }));
  }

  /** The session that was shown before a reload, else the latest, else a new one. */
  private async begin(shown: string | undefined): Promise<void> {
    const sessions = await this.loadSessions();
    const first = this.wanted ?? shown ?? this.options.findFirstSession?.();
    this.hasBegun = true;
    const session = sessions.find(({ id }) => id === first) ?? sessions[0];
    const typing = this.options.typing.get();
    if (typing !== undefined) await this.page.send({ type: 'typing', ...typing });
    if (!(await this.compose())) await this.showSession(session?.id);
    await this.page.send({ type: 'sessions', sessions });
    await this.line.open();
    await this.checkInHost.offer();
  }

  private async actOn(id: string, act: 'apply' | 'discard' | 'undo'): Promise<void> {
    await this.page.send({ type: 'proposal', ...(await actOnProposal(this.services, id, act)) });
  }

  private async showProposal(id: string): Promise<void> {
    const { backend } = this.services;
    const proposal = await backend.ask((api, options) => api.getActProposal({ ...options, path: { id } }));
    await this.page.send({ type: 'proposal', proposal });
  }

  /** What cannot be read is said, and the question stays as it is. */
  private async addMention(offer: MentionOffer): Promise<void> {
    try {
      await this.page.send({ type: 'mention', mention: await readMention(this.services, offer) });
    } catch (error) {
      await this.page.send({ type: 'mentionRefused' });
      if (!(error instanceof NotReadable)) throw error;
      void vscode.window.showWarningMessage(error.message);
    }
  }

  private async showSent(messageId: string): Promise<void> {
    const { backend, t } = this.services;
    const { calls } = await backend.ask((api, options) =>
      api.getCoachSent({ ...options, path: { id: messageId } }),
    );
    const content = calls.length === 0 ? t('Nothing was sent.') : calls.join('\n\n---\n\n');
    const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
    await vscode.window.showTextDocument(document, { preview: true });
  }

  private async exportSession(id: string): Promise<void> {
    const { backend, t } = this.services;
    const [{ title }, text] = await Promise.all([
      this.loadHead(id),
      backend.ask((api, options) => api.getCoachTranscript({ ...options, path: { id } })),
    ]);
    const { globalState } = this.services.context;
    const folder = vscode.Uri.file(await proposeFolder(globalState));
    const file = await vscode.window.showSaveDialog({
      title: t('Export Conversation'),
      defaultUri: vscode.Uri.joinPath(folder, proposeFileName(title)),
    });
    if (file === undefined) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    if (file.scheme === 'file') await keepFolder(globalState, file.fsPath);
    await vscode.window.showTextDocument(file);
  }

  private async deleteSession(id: string): Promise<void> {
    const { backend, t } = this.services;
    const sure = t('Delete');
    const { title } = await this.loadHead(id);
    const answer = await vscode.window.showWarningMessage(
      title === '' ? t('Delete this conversation?') : t('Delete the conversation “{0}”?', title),
      { modal: true, detail: t('Its questions and answers are deleted. Changes made from it stay.') },
      sure,
    );
    if (answer !== sure) return;
    await backend.ask((api, options) => api.deleteCoachSession({ ...options, path: { id } }));
    await this.choose(undefined);
    await this.page.send({ type: 'sessions', sessions: await this.loadSessions() });
  }

  /** Answers of tools that run here go back by the line on which they were asked for. */
  private async runTool(frame: Extract<ReceivedFrame, { type: 'call' }>): Promise<void> {
    const { messageId, callId, tool, input } = frame;
    const result = await runClientTool(tool, input);
    await this.line.send({ type: 'toolResult', messageId, callId, clientId, ...result });
  }

  private async loadSessions(search?: string): Promise<SessionHead[]> {
    const { backend } = this.services;
    const sessions = await loadAll(
      (cursor) =>
        backend.ask((api, options) =>
          api.listCoachSessions({
            ...options,
            query: { limit: 100, ...cursor, ...(search !== undefined && { search }) },
          }),
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
    if (session.id !== this.sessionId) {
      this.changes.clear();
      this.runs.clear();
    }
    this.sessionId = session.id;
    for (const { proposal } of exchanges.flatMap(({ answer }) => answer?.proposals ?? []))
      this.changes.addProposal(proposal.id);
    await this.page.send({
      type: 'session',
      session,
      exchanges,
      model: await loadChoice(this.services),
      examples: exchanges.length === 0 ? await this.loadQuestions() : [],
      agents: await this.loadAgents(),
    });
    const begun = exchanges.flatMap(({ answer }) => answer?.runs ?? []);
    await Promise.all(begun.slice(-mostRuns).map(({ requestId }) => this.runs.add(requestId)));
  }

  private async loadAgents() {
    const { items } = await this.services.backend.ask((api, options) => api.listAgents(options));
    return listCallNames(items);
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
          api.listCoachExchanges({
            ...options,
            path: { id },
            query: { limit: 200, locale: vscode.env.language, ...cursor },
          }),
        ),
      mostExchanges,
    );
    return [...exchanges];
  }

  private receiveFrame(frame: ReceivedFrame): void {
    if (frame.type === 'proposal') this.changes.addProposal(frame.proposal.id);
    this.page.run(async () => {
      await this.page.send({ type: 'frame', frame });
      if (frame.type === 'call') await this.runTool(frame);
      if (frame.type === 'run') await this.runs.add(frame.requestId);
      if (['done', 'stopped', 'failed'].includes(frame.type)) this.changes.end(frame.messageId);
      if (frame.type !== 'done') return;
      this.options.onAnswer();
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

  /** What an empty chat offers: by what this practice has, in the editor's language. */
  private async loadQuestions(): Promise<string[]> {
    const { backend } = this.services;
    const query = { locale: userLocale(), zone: ownZone() };
    const { questions } = await backend.ask((api, options) => api.listCoachQuestions({ ...options, query }));
    return questions;
  }
}
