/**
 * A tool as its slice declares it. The built-in coach, models, MCP, the editor's language models and agents all call
 * tools of the one catalogue (ADR D17), so that none of them can do what another is refused.
 *
 * What an output holds is read by the check of an answer's figures: an amount is `{ amount: '4820.00', currency: 'EUR' }`,
 * a length ends in `Seconds`, a share in `Percent`, a day is `YYYY-MM-DD`, an instant ISO 8601 in UTC. An object may carry
 * `link`: its figures, and those of the objects in it, stand on that record.
 */
import type * as z from 'zod';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { Toolset } from '../../../contract/tools/toolsets.ts';
import type { Permission } from '../../../domain/authorization.ts';
import type { EffectClass } from '../../../domain/policy/acts/act.ts';
import type { PersonCaller } from '../http/actor.ts';

/** For whom and when a tool runs. */
export interface ToolUse {
  /** With the grant of the tool's own permission. */
  readonly caller: PersonCaller;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
  /** BCP 47; of the words in a preview. */
  readonly locale: string;
  readonly signal: AbortSignal;
  /** UUIDv7 of the act: what a tool makes takes it as its id, so that the same act done twice is done once. */
  readonly actId: string;
}

/** What an act would change, in words for a person. */
export interface ToolPreview {
  /** `Draft invoice, Nordwind GmbH, 4 lines` */
  readonly title: string;
  /** Label of the button that does it: `Create Draft`. */
  readonly action: string;
  readonly changes: readonly { readonly label: string; readonly before?: string; readonly after?: string }[];
  /** Said beside the button: `Nothing is sent`. */
  readonly note?: string;
  readonly links: readonly RecordLink[];
}

/** Undoes what was done; absent where that is impossible. */
export interface Done<Output> {
  readonly output: Output;
  readonly links: readonly RecordLink[];
  /** JSON for the tool's `undo`. */
  readonly undo?: unknown;
}

export interface Tool {
  /** `sum_hours`: lower case with underscores, of at most 64 characters. */
  readonly name: string;
  readonly title: string;
  /** By which an assistant is offered some tools and not others. */
  readonly toolset: Toolset;
  /** One of those that an assistant is offered where nobody chose; tools of `basics` always are. */
  readonly isUsual?: true;
  /** For a model: what it answers, and when to take it. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly permission: Permission;
  readonly effect: EffectClass;
  /** No rule lets it through: a person sees each one. What reaches other people is so anyway. */
  readonly isAlwaysAsked?: true;
  run(input: never, use: ToolUse): Promise<Done<unknown>>;
  /** What `run` would change; each tool that changes something has it. Throws what `run` would refuse. */
  preview?(input: never, use: ToolUse): Promise<ToolPreview>;
  /** Undoes what `run` did. Throws where it was changed since. */
  undo?(kept: never, use: ToolUse): Promise<void>;
  /** How long after it ran `undo` is offered, in milliseconds; absent: at any time. */
  readonly undoableForMs?: number;
  /**
   * What this act did already: asked when an earlier try ended between doing and saying so. `shown` is the preview of
   * that try. Undefined: it did nothing.
   */
  findDone?(input: never, use: ToolUse, shown: ToolPreview): Promise<Done<unknown> | undefined>;
}

interface DeclaredTool<I extends z.ZodObject, O extends z.ZodType>
  extends Omit<Tool, 'input' | 'output' | 'run' | 'preview' | 'undo' | 'findDone'> {
  readonly input: I;
  readonly output: O;
  run(input: z.output<I>, use: ToolUse): Promise<Done<z.input<O>>>;
  preview?(input: z.output<I>, use: ToolUse): Promise<ToolPreview>;
  undo?(kept: unknown, use: ToolUse): Promise<void>;
  findDone?(input: z.output<I>, use: ToolUse, shown: ToolPreview): Promise<Done<z.input<O>> | undefined>;
}

export function defineTool<I extends z.ZodObject, O extends z.ZodType>(tool: DeclaredTool<I, O>): Tool {
  // Inputs are parsed by the tool's own schema before it runs.
  return tool as unknown as Tool;
}
