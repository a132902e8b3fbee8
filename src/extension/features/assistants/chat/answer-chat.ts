/** The bundle behind `@vireo`: passes the question to the coach, and streams its answer. It keeps one session for a chat. */
import * as vscode from 'vscode';
import type { ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import { chatParticipantId } from '../../../../contract/editor/assistants.ts';
import { ownZone } from '../../../../contract/own-zone.ts';
import { userLocale } from '../../../platform/l10n.ts';
import type { Services } from '../../../platform/services.ts';
import {
  askInChat,
  type Called,
  ChatLine,
  dialBackend,
  editorModels,
  loadChoice,
  readAgentCall,
} from '../../coach/index.ts';
import { type AnswerPart, AnswerWriter, withoutMarkup } from './answer-writer.ts';
import { fitQuestion } from './fit-question.ts';

/** What a turn keeps for the next one. */
interface TurnMetadata {
  readonly sessionId: string;
  readonly choices: readonly string[];
}

export async function answerChat(
  services: Services,
  ...[request, { history }, stream, token]: Parameters<vscode.ChatRequestHandler>
): Promise<vscode.ChatResult> {
  const { newId } = await import('../../../../api-client/index.ts');
  const sessionId = findSession(history) ?? newId();
  const messageId = newId();
  const asked = request.command === undefined ? request.prompt : `@${request.command} ${request.prompt}`;
  const call = readAgentCall(asked);
  if (call !== undefined) {
    const called = await askInChat(services, { ...call, id: messageId, mentions: [] });
    return { ...showCalled(services, called, stream), metadata: { sessionId, choices: [] } };
  }
  const { id: model } = await loadChoice({ ...services, edge: editorModels(services) });
  const { text, dropped } = fitQuestion(request, services.t);
  if (text === '') return { metadata: { sessionId, choices: [] } satisfies TurnMetadata };
  for (const sentence of dropped) stream.markdown(`*${sentence}*\n\n`);
  const frames = new FrameQueue();
  const line = new ChatLine({
    dial: dialBackend(services.backend),
    onFrame: (frame) => frames.add(frame),
    onState: (up) => (up ? undefined : frames.end()),
    onRefused: () => services.log.warn('Chat: a frame outside the contract was refused.'),
  });
  const stopping = token.onCancellationRequested(() => {
    line.send({ type: 'stop', messageId }).catch(() => frames.end());
  });
  try {
    const zone = ownZone();
    await line.send({ type: 'ask', sessionId, messageId, text, zone, locale: userLocale(), model });
    const end = await writeFrames(services, frames, { sessionId, stream });
    return {
      ...(end.failure !== undefined && { errorDetails: { message: end.failure } }),
      metadata: { sessionId, choices: end.choices } satisfies TurnMetadata,
    };
  } finally {
    stopping.dispose();
    line.dispose();
  }
}

/** A request of an agent is followed on its page, and in Agent Tasks. */
function showCalled({ t }: Services, called: Called, stream: vscode.ChatResponseStream): vscode.ChatResult {
  if (called === 'turned away') return {};
  if ('why' in called) return { errorDetails: { message: called.why } };
  stream.markdown(t('The agent works on it. Its questions and results are on its page.'));
  const record = { kind: 'request', ids: [called.requestId] };
  stream.button({ command: 'vireo.openRequest', title: t('Open Request'), arguments: [{ record }] });
  return {};
}

/** Of the turn before in this chat: "and last month?" goes on from there. */
function findSession(history: vscode.ChatContext['history']): string | undefined {
  const own = history.findLast(
    (turn) => turn instanceof vscode.ChatResponseTurn && turn.participant === chatParticipantId,
  );
  const kept: unknown =
    own instanceof vscode.ChatResponseTurn ? own.result.metadata?.['sessionId'] : undefined;
  return typeof kept === 'string' ? kept : undefined;
}

/** Frames in the order in which they came, until the line ends. */
class FrameQueue {
  private readonly waiting: ReceivedFrame[] = [];
  private isOver = false;
  private wake: () => void = () => undefined;

  add(frame: ReceivedFrame): void {
    this.waiting.push(frame);
    this.wake();
  }

  end(): void {
    this.isOver = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ReceivedFrame> {
    for (;;) {
      const frame = this.waiting.shift();
      if (frame !== undefined) yield frame;
      else if (this.isOver) return;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }
}

type End = Extract<AnswerPart, { type: 'end' }>;

/** The chat that is answered, and the coach's session that it is. */
interface Turn {
  readonly sessionId: string;
  readonly stream: vscode.ChatResponseStream;
}

async function writeFrames(services: Services, frames: FrameQueue, turn: Turn): Promise<End> {
  const writer = new AnswerWriter(addressOf);
  for await (const frame of frames) {
    for (const part of writer.receive(frame)) {
      if (part.type !== 'end') {
        showPart(services, part, turn);
        continue;
      }
      const figures = writer.notFromRecords.map(withoutMarkup).join(', ');
      if (figures !== '') turn.stream.markdown(`\n\n*${services.t('Not from your records: {0}', figures)}*`);
      return part;
    }
  }
  const failure = services.t('The connection was lost. The answer continues in the coach; open it there.');
  return { type: 'end', choices: [], failure };
}

function showPart(services: Services, part: Exclude<AnswerPart, End>, turn: Turn): void {
  const { stream } = turn;
  if (part.type === 'markdown') stream.markdown(trusted(part.text));
  else if (part.type === 'progress') stream.progress(part.text);
  else showProposal(services, part.proposal, turn);
}

function addressOf(link: RecordLink): string {
  return `command:vireo.openRecord?${encodeURIComponent(JSON.stringify([{ record: link }]))}`;
}

/** A link of the answer may open a record, and run no other command. */
function trusted(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: ['vireo.openRecord'] };
  return markdown;
}

/** What would change is shown; the click that does it is the coach's, where it can be undone. */
function showProposal(
  { t }: Services,
  { title, changes, note }: Proposal,
  { sessionId, stream }: Turn,
): void {
  const lines = changes.map(({ label, before, after }) => {
    const sides = [before, after].filter((side) => side !== undefined).map(withoutMarkup);
    return `- ${withoutMarkup(label)}: ${sides.join(' → ')}`;
  });
  const said = note === undefined ? '' : `${withoutMarkup(note)}\n\n`;
  stream.markdown(`\n\n**${withoutMarkup(title)}**\n\n${lines.join('\n')}\n\n${said}`);
  stream.button({ command: 'vireo.openCoach', title: t('Review in Coach'), arguments: [sessionId] });
}
