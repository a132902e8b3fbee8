/**
 * The host side of the coach. The backend keeps sessions and their messages: this passes frames on, and opens what
 * figures link to.
 */

import type { RecordLink } from '../../../src/contract/coach/record-link.ts';
import type { Notification } from '../../../src/contract/events.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import {
  type CoachHostMessage,
  type CoachViewMessage,
  type ComposedQuestion,
  coachViewMessageSchema,
  composedQuestionSchema,
  type MentionOffer,
} from '../messages.ts';
import { actOnProposal } from './act-on-proposal.ts';
import { type CheckInHost, createCheckInHost } from './check-in-card.ts';
import { chooseModel, loadChoice } from './choose-model.ts';
import { CoachChat } from './coach-chat.ts';
import type { CoachPorts, UseCode } from './coach-ports.ts';
import { deleteSession } from './delete-session.ts';
import { exportSession } from './export-session.ts';
import { loadAgents, loadCompletions, loadQuestions, loadSession, loadSessions } from './load-sessions.ts';
import { SavedDrafts } from './saved-drafts.ts';
import type { SessionChange } from './session-changes.ts';
import { showSent } from './show-sent.ts';

type Act = Extract<CoachViewMessage, { type: 'actOn' }>['act'];

/** What an empty chat offers is by these. */
const offeredBy = ['client', 'project', 'time-entry', 'timer', 'timesheet', 'invoice', 'payment'] as const;

type SessionMessage = Extract<CoachHostMessage, { type: 'session' }>;

/** Tasks of agents that are followed. */
const mostRuns = 50;

/** `onOpen` is given the page, for what commands ask of it. */
export function defineCoach(
  ports: CoachPorts,
  onOpen?: (coach: CoachPage) => void,
): DefinePage<CoachViewMessage, CoachHostMessage> {
  return (page) => {
    const coach = new CoachPage(ports, page);
    onOpen?.(coach);
    return coach.table;
  };
}

export class CoachPage {
  private readonly ports: CoachPorts;
  private readonly page: Page<CoachHostMessage>;
  private readonly chat: CoachChat;
  private readonly typing: SavedDrafts;
  private readonly checkInHost: CheckInHost;
  /** That is shown. */
  sessionId: string | undefined;
  /** Waits for the page to begin. */
  private question: ComposedQuestion | undefined;
  /** Asked for by a command, until another is chosen in the page: a page that is hidden restarts when it is shown. */
  private wanted: string | undefined;
  private hasBegun = false;
  /** Of the session that was asked for last: that is the one to show. */
  private turn = 0;
  /** As it was sent, while nothing is asked in it. */
  private unasked: SessionMessage | undefined;
  /** The latest request for completions. */
  private completing = 0;

  constructor(ports: CoachPorts, page: Page<CoachHostMessage>) {
    const { backend, edge } = ports;
    this.ports = ports;
    this.page = page;
    this.typing = new SavedDrafts(edge.keptHere, edge.place);
    this.checkInHost = createCheckInHost(ports, page, edge.kept);
    this.chat = new CoachChat(ports, page, () => this.sendSessions());
    page.add(backend.onDidNotify((notification) => this.notice(notification)));
  }

  /** Whether it is live is told of its line; sessions change by what is said here. */
  get table(): PageTable<CoachViewMessage, CoachHostMessage> {
    const { page, ports } = this;
    return {
      incoming: coachViewMessageSchema,
      watch: offeredBy,
      load: () => this.offerAgain(),
      on: {
        ready: ({ sessionId }) => this.begin(sessionId),
        send: ({ frame }) => {
          if (frame.type === 'ask') this.unasked = undefined;
          return this.chat.send(frame);
        },
        newSession: () => this.choose(undefined),
        openSession: ({ sessionId }) => this.choose(sessionId),
        openRecord: ({ link }) => this.openRecord(link),
        actOn: ({ proposalId, act }) => this.actOn(proposalId, act),
        code: (message) => this.useCode(message),
        keepTyping: ({ type: _type, ...typing }) => this.typing.keep(typing),
        showSent: ({ messageId }) => showSent(ports, messageId),
        findMentions: async ({ request, text }) => {
          const offers = [...(await ports.edge.findMentions(text))];
          await page.send({ type: 'mentions', request, offers });
        },
        complete: ({ request, text }) => this.complete(request, text),
        pickMention: ({ offer }) => this.addMention(offer),
        chooseModel: async () => {
          const choice = await chooseModel(ports);
          if (choice !== undefined) await page.send({ type: 'model', choice });
        },
        searchSessions: async ({ search }) =>
          await page.send({ type: 'found', search, sessions: await loadSessions(ports, search) }),
        exportSession: ({ sessionId }) => exportSession(ports, sessionId),
        deleteSession: ({ sessionId }) => this.deleteSession(sessionId),
        ...this.checkInHost.on,
      },
    };
  }

  /** Shows the card that looks back on the week. */
  checkIn(): void {
    this.page.run(() => this.checkInHost.show());
  }

  newSession(): void {
    this.page.run(() => this.choose(undefined));
  }

  /** A conversation by its id, or a question in the composer of a new one; first of all where the page is not open yet. */
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

  /** What is typed next goes into the composer: the editor gives a page its focus, and which field has it is the page's. */
  focus(): void {
    this.page.run(() => this.page.sendWhenOpen({ type: 'focus' }));
  }

  /** The session that was shown before a reload, else the latest, else a new one. */
  private async begin(shown: string | undefined): Promise<void> {
    const { edge } = this.ports;
    const sessions = await loadSessions(this.ports);
    const first = this.wanted ?? shown ?? edge.findFirstSession();
    this.hasBegun = true;
    const session = sessions.find(({ id }) => id === first) ?? sessions[0];
    const typing = this.typing.get();
    if (typing !== undefined) await this.page.send({ type: 'typing', ...typing });
    if (!(await this.compose())) await this.showSession(session?.id);
    await this.page.send({ type: 'sessions', sessions });
    await this.chat.open();
    await this.checkInHost.offer();
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

  private async showSession(id: string | undefined): Promise<void> {
    const { chat, page, ports } = this;
    this.turn += 1;
    const { turn } = this;
    const { session, exchanges } = await loadSession(ports, id);
    if (turn !== this.turn) return;
    if (session.id !== this.sessionId) {
      chat.changes.clear();
      chat.runs.clear();
    }
    this.sessionId = session.id;
    for (const { proposal } of exchanges.flatMap(({ answer }) => answer?.proposals ?? []))
      chat.changes.addProposal(proposal.id);
    const model = await loadChoice(ports);
    const examples = exchanges.length === 0 ? await loadQuestions(ports) : [];
    const agents = await loadAgents(ports);
    const message: SessionMessage = { type: 'session', session, exchanges, model, examples, agents };
    this.unasked = exchanges.length === 0 ? message : undefined;
    await page.send(message);
    const begun = exchanges.flatMap(({ answer }) => answer?.runs ?? []);
    await Promise.all(begun.slice(-mostRuns).map(({ requestId }) => chat.runs.add(requestId)));
  }

  /** An empty chat offers no first client to who has one by now. */
  private async offerAgain(): Promise<CoachHostMessage | undefined> {
    const { unasked, ports } = this;
    if (unasked === undefined) return undefined;
    const examples = await loadQuestions(ports);
    const model = await loadChoice(ports);
    const isSame = examples.join('\n') === unasked.examples.join('\n');
    if (this.unasked !== unasked || isSame) return undefined;
    this.unasked = { ...unasked, examples, model };
    return this.unasked;
  }

  private async sendSessions(): Promise<void> {
    await this.page.send({ type: 'sessions', sessions: await loadSessions(this.ports) });
  }

  private async deleteSession(id: string): Promise<void> {
    if (!(await deleteSession(this.ports, id))) return;
    await this.choose(undefined);
    await this.sendSessions();
  }

  private notice(notification: Notification): void {
    const change = this.chat.changes.read(notification, this.sessionId);
    if (change !== undefined) this.page.run(() => this.follow(change));
    const tell = this.chat.runs.read(notification);
    if (tell !== undefined) this.page.run(tell);
  }

  /** What another page did: a question is shown with its answer as it comes, by what the page then asks for. */
  private async follow(change: SessionChange): Promise<void> {
    if (change.kind === 'proposal') return await this.showProposal(change.id);
    await this.showSession(change.kind === 'deleted' ? undefined : this.sessionId);
    await this.sendSessions();
  }

  private async actOn(id: string, act: Act): Promise<void> {
    await this.page.send({ type: 'proposal', ...(await actOnProposal(this.ports, id, act)) });
  }

  private async showProposal(id: string): Promise<void> {
    const { backend } = this.ports;
    const proposal = await backend.ask((api, options) => api.getActProposal({ ...options, path: { id } }));
    await this.page.send({ type: 'proposal', proposal });
  }

  /** A task of an agent has a page. */
  private async openRecord(link: RecordLink): Promise<unknown> {
    const { openRecord, runCommand } = this.ports;
    const isRun = link.kind === 'request' && link.ids.length === 1 && this.chat.runs.has(link.ids[0] ?? '');
    return isRun ? await runCommand('vireo.openRequest', { record: link }) : await openRecord(link);
  }

  private async useCode(code: UseCode): Promise<void> {
    if (code.act === 'copy') await this.ports.copy(code.text);
    else await this.ports.edge.useCode(code);
  }

  /** Failures stay in the log, since the person is typing. An answer to an earlier text is stale. */
  private async complete(request: number, text: string): Promise<void> {
    const { log } = this.ports;
    this.completing = request;
    const offers = await loadCompletions(this.ports, text).catch((error: unknown) => {
      log.warn(`Coach: no completions: ${String(error)}`);
      return [];
    });
    if (request === this.completing) await this.page.send({ type: 'completions', request, offers });
  }

  /** What cannot be read is said, and the question stays as it is. */
  private async addMention(offer: MentionOffer): Promise<void> {
    const { edge, warn } = this.ports;
    const refuse = () => this.page.send({ type: 'mentionRefused' });
    const read = await edge.readMention(offer).catch(async (error: unknown) => {
      await refuse();
      throw error;
    });
    if (!('refusal' in read)) return await this.page.send({ type: 'mention', mention: read });
    await refuse();
    await warn(read.refusal);
  }
}
