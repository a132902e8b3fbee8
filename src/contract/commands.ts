/**
 * What a command of the extension takes. Each feature declares its commands in `<feature>.contributes.ts`;
 * `registerCommand` and `runCommand` of the extension accept nothing else.
 */
import type { RecordLink } from './coach/record-link.ts';

/** What a command is about. Rows of a view are targets, and so is what a link in an answer names. */
export interface CommandTarget {
  readonly record: RecordLink;
  /** A page shows what comes of it, and the way back: no notification is laid over that. */
  readonly isOnPage?: boolean;
  /** Of the week as that page shows it: what it is by now goes out only if it is the same. */
  readonly revision?: string;
  /** Name of the agent that is meant; without it the user picks one. */
  readonly agent?: string;
  /** A finding that the agent is to fix: its rule, and its file in the project. */
  readonly finding?: { readonly ruleId: string; readonly path: string };
}

/**
 * Command → its arguments; each feature adds its own by `declare module`. Without a target (from the palette) a command
 * asks what it is about.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features.
export interface CommandArguments {}

export type CommandId = keyof CommandArguments & string;
