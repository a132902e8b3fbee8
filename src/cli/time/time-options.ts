/** What the `vireo time` subcommands are called with. Apart from what they lead to, which weighs on no other command. */
import type { BackendOptions } from '../backend/backend-options.ts';

export const outputFormats = ['table', 'json', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface FormatOptions extends BackendOptions {
  readonly format: OutputFormat;
}

/** What may be said of an entry beside the typed line, or in its place. */
export interface FieldOptions extends BackendOptions {
  readonly project?: string;
  readonly task?: string;
  readonly note?: string;
  readonly tag?: readonly string[];
  readonly billable?: boolean;
}

export interface StartOptions extends FieldOptions {
  /** Since when; from now on where it is left out. */
  readonly from?: string;
}

export interface StartCommand extends StartOptions {
  /** A switch to what runs already changes nothing. */
  readonly command: 'start' | 'switch';
}

export interface TimedOptions extends FieldOptions {
  readonly from?: string;
  readonly to?: string;
  /** The day, in words or as a date; `date` is the same by its older name. */
  readonly on?: string;
  readonly date?: string;
  readonly zone?: string;
  /** Others may give time away, where the rules of time crop them. */
  readonly crop?: boolean;
}

export interface SplitOptions extends FieldOptions {
  /** Where the second begins: a clock time of the entry, or an instant. */
  readonly at: string;
}

export interface UndoOptions extends BackendOptions {
  /** Also the start of the timer that runs. */
  readonly timer?: boolean;
}

/** What narrows entries down, in a list as in a report. */
export interface FilterOptions extends FormatOptions {
  readonly project?: string;
  readonly client?: string;
  readonly task?: string;
  readonly tag?: string;
  readonly billable?: boolean;
  readonly text?: string;
}

export interface ListOptions extends FilterOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** `--json` is `--format json` in the words of every other command. */
export function formatOf({ format, json }: FormatOptions): OutputFormat {
  return json === true ? 'json' : format;
}
