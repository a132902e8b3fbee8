/** What callers of tools see: a call is judged by the rules of acts, logged, and run, or waits as a proposal. */
import type { Proposal } from '../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { Permission } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';
import type { Act, Decision, RuleSet } from '../../../domain/policy/acts/act.ts';
import type { Text } from '../../../words/text.ts';
import type { Tool } from './tool.ts';

/** Who calls: said with each proposal and each decision. */
export interface Asker {
  readonly kind: 'coach' | 'model' | 'mcp' | 'editor' | 'agent';
  /** Of an MCP client, a model or an agent. */
  readonly name?: string;
  /** The question whose answer calls. */
  readonly messageId?: string;
}

export interface ToolCallRequest {
  readonly tool: string;
  readonly input: unknown;
  readonly asker: Asker;
  readonly zone: string;
  readonly locale: string;
  /**
   * What whoever started the asker lets through for this session (`vireo mcp --allow time:write`): of an `mcp` asker alone,
   * and never taken from a model. What reaches somebody outside is asked about anyway.
   */
  readonly allow?: readonly Permission[];
  /** Of what changes something: it waits as a proposal, whatever the rules allow. */
  readonly isAsked?: boolean | undefined;
}

export type ToolOutcome =
  | {
      readonly kind: 'done';
      readonly output: unknown;
      readonly links: readonly RecordLink[];
      /** Of what changed something: it is named there, and can be undone. */
      readonly proposal?: Proposal;
    }
  /** It changes something, and waits for a click. */
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  /** By the rules, the caller's role, or since it is not known or its input is wrong. */
  | {
      readonly kind: 'refused';
      readonly code: 'denied' | 'forbidden' | 'unknown_tool' | 'invalid_input' | 'failed';
      /** In English, as models read it. */
      readonly message: string;
      /** The same for a person; absent where it was not refused here. */
      readonly said?: Text;
    };

export interface ToolRunner {
  /** Those that the actor may call, by name. */
  list(actor: Actor): readonly Tool[];
  /** Never throws for what a call did wrong: that is told to who called. */
  call(actor: Actor, request: ToolCallRequest, signal: AbortSignal): Promise<ToolOutcome>;
  /** Decides about a tool that runs at the client, by the same rules and `more` of them, and logs it. */
  judge(actor: Person, act: ClientAct, more: readonly RuleSet[]): Promise<Decision>;
  /** Of files that a call did not name and its result has: which of them the same rules open. Nothing is logged. */
  openPaths(
    actor: Person,
    act: Omit<ClientAct, 'paths'>,
    more: readonly RuleSet[],
  ): Promise<(path: string) => boolean>;
}

/** What a tool at the client is about to do. */
export interface ClientAct extends Pick<Act, 'tool' | 'effect' | 'paths' | 'command'> {
  readonly asker: Asker;
}
