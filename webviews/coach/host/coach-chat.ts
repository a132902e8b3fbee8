/** Questions of the page and their answers, by the line to the coach or from an agent. */
import type { ChatClientFrame, ReceivedFrame } from '../../../src/contract/coach/coach-chat.ts';
import type { Page } from '../../../src/pages/page-host.ts';
import type { CoachHostMessage } from '../messages.ts';
import { type AgentCall, readAgentCall } from './agent-call.ts';
import { ChatLine } from './chat-line.ts';
import { isOfEditor } from './choose-model.ts';
import type { CoachPorts } from './coach-ports.ts';
import { FollowedRuns } from './followed-runs.ts';
import { SessionChanges } from './session-changes.ts';

type Ask = Extract<ChatClientFrame, { type: 'ask' }>;

/** This window, over all its connections: tools of an answer run where it was asked. */
const clientId = crypto.randomUUID();

const ends: ReadonlySet<ReceivedFrame['type']> = new Set(['done', 'stopped', 'failed']);

export class CoachChat {
  readonly changes = new SessionChanges();
  readonly runs: FollowedRuns;
  private readonly ports: CoachPorts;
  private readonly page: Page<CoachHostMessage>;
  private readonly line: ChatLine;
  private readonly onDone: () => Promise<void>;

  /** `onDone`: an answer is whole, and its session may be called otherwise. */
  constructor(ports: CoachPorts, page: Page<CoachHostMessage>, onDone: () => Promise<void>) {
    const { backend, edge, log } = ports;
    this.ports = ports;
    this.page = page;
    this.onDone = onDone;
    this.runs = new FollowedRuns({
      load: (id) => backend.ask((api, options) => api.getRequest({ ...options, path: { id } })),
      tell: (run) => page.send({ type: 'run', run }),
    });
    this.line = new ChatLine({
      dial: edge.dial,
      onFrame: (frame) => this.receive(frame),
      onState: (up) => this.sendConnection(up ? 'online' : 'reconnecting'),
      onRefused: () => log.warn('Coach: a frame outside the contract was refused.'),
    });
    page.add(this.line);
    page.add(backend.onDidChangeState(({ phase }) => this.onBackend(phase)));
  }

  async open(): Promise<void> {
    await this.line.open();
  }

  async send(frame: ChatClientFrame): Promise<void> {
    if (frame.type === 'resume') return await this.line.send({ ...frame, clientId });
    if (frame.type !== 'ask') return await this.line.send(frame);
    const call = readAgentCall(frame.text);
    if (call !== undefined) return await this.askAgent(frame, call);
    if (isOfEditor(frame.model)) await this.ports.edge.offerEditorModels();
    this.changes.ask(frame.messageId);
    await this.line.send({ ...this.withTools(frame), clientId });
  }

  /** A question carries the tools that can run here now. */
  private withTools(frame: Ask): Ask {
    const clientTools = this.ports.edge.offeredTools();
    return clientTools.length === 0 ? frame : { ...frame, clientTools: [...clientTools] };
  }

  /** Nothing of it goes to a model: the request is the answer, or why there is none. */
  private async askAgent(frame: Ask, call: AgentCall): Promise<void> {
    const { messageId, mentions = [] } = frame;
    const called = await this.ports.edge.askInChat({ ...call, id: messageId, mentions });
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

  private receive(frame: ReceivedFrame): void {
    if (frame.type === 'proposal') this.changes.addProposal(frame.proposal.id);
    this.page.run(async () => {
      await this.page.send({ type: 'frame', frame });
      if (frame.type === 'call') await this.runTool(frame);
      if (frame.type === 'run') await this.runs.add(frame.requestId);
      if (ends.has(frame.type)) this.changes.end(frame.messageId);
      if (frame.type !== 'done') return;
      this.ports.edge.onAnswer();
      await this.onDone();
    });
  }

  /** Answers of tools that run here go back by the line on which they were asked for. */
  private async runTool(frame: Extract<ReceivedFrame, { type: 'call' }>): Promise<void> {
    const { messageId, callId, tool, input } = frame;
    const result = await this.ports.edge.runClientTool(tool, input);
    await this.line.send({ type: 'toolResult', messageId, callId, clientId, ...result });
  }

  private onBackend(phase: 'starting' | 'ready' | 'failed'): void {
    if (phase === 'ready') this.page.run(() => this.line.open());
    else this.sendConnection(phase === 'failed' ? 'offline' : 'reconnecting');
  }

  private sendConnection(state: 'online' | 'reconnecting' | 'offline'): void {
    this.page.run(() => this.page.send({ type: 'connection', state }));
  }
}
