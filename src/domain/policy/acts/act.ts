/** What a tool is about to do, as the evaluator of rules sees it. Nothing in it is taken from what a model says of itself. */

import type { Doubt } from './find-doubts.ts';

/** From harmless to what cannot be undone: reads, shows what would change, changes records or files, reaches somebody outside. */
export const effectClasses = ['read', 'propose', 'write', 'outward'] as const;
export type EffectClass = (typeof effectClasses)[number];

export interface Act {
  /** Name in the catalogue. */
  readonly tool: string;
  readonly effect: EffectClass;
  /** For whom. */
  readonly userId: string;
  /** Who asks for it: `mcp:claude-code`, `model:…`; empty where nobody says. */
  readonly asker?: string;
  /** Of the project, with `/`, relative to its folder. */
  readonly paths?: readonly string[];
  /** A line for a shell. */
  readonly command?: string;
  /** Names or addresses that it reaches, without port. */
  readonly hosts?: readonly string[];
}

export const verdicts = ['allow', 'ask', 'deny'] as const;
export type Verdict = (typeof verdicts)[number];

/** What is left out fits everything; what is given has to fit, one of each list. */
export interface ActRule {
  readonly verdict: Verdict;
  /** `*` stands for any run of characters. */
  readonly tools?: readonly string[];
  readonly effects?: readonly EffectClass[];
  readonly users?: readonly string[];
  /** `mcp:claude-code`; `*` stands for any run of characters. */
  readonly askers?: readonly string[];
  /** `*` within a name, `**` across folders: `src/**`, `**` + `/.env*`. */
  readonly paths?: readonly string[];
  /** The words of a command: `npm test`; a last `*` stands for any further words: `git log *`. */
  readonly commands?: readonly string[];
  /** `*.example.com` is each name below it. */
  readonly hosts?: readonly string[];
  /** Said with the decision. */
  readonly reason?: string;
}

/** Whose rules: those of a workspace may tighten and never loosen. */
export const ruleSources = ['built-in', 'organization', 'user', 'workspace'] as const;
export type RuleSource = (typeof ruleSources)[number];

export interface RuleSet {
  readonly source: RuleSource;
  /** Undefined: they are there and cannot be read. */
  readonly rules: readonly ActRule[] | undefined;
}

export interface Decision {
  readonly verdict: Verdict;
  /** What it was decided about: the tool itself, or the path, command or host. */
  readonly about: string;
  /** The rule that decided; without one nothing fitted, or something could not be read. */
  readonly rule?: ActRule & { readonly source: RuleSource };
  readonly why: 'rule' | 'unknown' | 'unreadable';
  /** What in a command kept a rule from allowing it. */
  readonly doubt?: Doubt;
}
