/** What the coach asks of the window that shows it, beside what every page asks. */
import type { ClientToolName } from '../../../src/contract/coach/client-tools.ts';
import type { ChatClientFrame } from '../../../src/contract/coach/coach-chat.ts';
import type { Mention } from '../../../src/contract/coach/mentions.ts';
import type { KeptValues, PagePorts } from '../../../src/pages/page-ports.ts';
import type { CoachViewMessage, MentionOffer } from '../messages.ts';
import type { Called, ChatCall } from './agent-call.ts';
import type { Dial } from './chat-line.ts';
import type { CoachPlace } from './saved-drafts.ts';

type ToolResult = Extract<ChatClientFrame, { type: 'toolResult' }>;

/** What a tool gave, without whose call it was. */
export type ClientToolResult = Omit<ToolResult, 'type' | 'messageId' | 'callId' | 'clientId'>;

export type UseCode = Extract<CoachViewMessage, { type: 'code' }>;

export interface CoachEdge {
  readonly place: CoachPlace;
  /** Of the person, over all windows. */
  readonly kept: KeptValues;
  /** Of the workspace. */
  readonly keptHere: KeptValues;
  readonly dial: Dial;
  /** An answer has come to its end. */
  onAnswer(): void;
  /** The session to begin with where the page had none; else the latest. */
  findFirstSession(): string | undefined;
  askInChat(call: ChatCall): Promise<Called>;
  findMentions(text: string): Promise<readonly MentionOffer[]>;
  /** As it is now, or a sentence that says why it cannot be read. */
  readMention(offer: MentionOffer): Promise<Mention | { readonly refusal: string }>;
  /** Tools that can run here now. */
  offeredTools(): readonly ClientToolName[];
  runClientTool(name: string, input: unknown): Promise<ClientToolResult>;
  /** Into the editor, or shown as a difference first. */
  useCode(code: UseCode): Promise<void>;
  /** The backend knows the models of this window once it resolves. */
  offerEditorModels(): Promise<void>;
  /** Address of the folder that a conversation is saved to. */
  findExportFolder(): Promise<string>;
  keepExportFolder(address: string): Promise<void>;
}

export interface CoachPorts extends PagePorts {
  readonly edge: CoachEdge;
}
