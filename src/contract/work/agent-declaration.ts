/** What is known of an agent without running it. */
import type * as z from 'zod';

/** Lists with commas of words and phrases; `*` stands for any ending: `deploy*`. */
export interface RoutingList {
  readonly en: string;
  readonly de: string;
}

/** The words of a request by which an agent is chosen for it. A name, of an agent or a project, is none. */
export interface RoutingWords {
  /** What this agent makes or does, and no other: one is enough. */
  readonly things: RoutingList;
  /** Wider words: one alone leaves a question open, and a thing of another agent outweighs them. */
  readonly hints: RoutingList;
}

export interface AgentDeclaration<Input = unknown> {
  /** Names it in requests and findings: `security`. */
  readonly name: string;
  /** As the user sees it: `Security agent`. */
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** It looks at the folder of a project, and cannot be asked without one. */
  readonly needsProject: boolean;
  readonly routing: RoutingWords;
  /**
   * Forms are made of it by the `meta` of its fields: `title` and `description` are what the user reads, `example` stands in a
   * field while nothing is typed, `whenEmpty` of a text is the name of the button that asks then. Options have `labels` and
   * `helps` by their values; `unset` is the option that not to set means, `noneIsAll` that to choose none means all.
   * `advanced` fields are folded away.
   */
  readonly inputSchema: z.ZodType<Input>;
}
