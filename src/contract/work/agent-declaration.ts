/** What is known of an agent without running it. */
import type * as z from 'zod';

export interface AgentDeclaration<Input = unknown> {
  /** Names it in requests and findings: `security`. */
  readonly name: string;
  /** As the user sees it: `Security agent`. */
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** It looks at the folder of a project, and cannot be asked without one. */
  readonly needsProject: boolean;
  /**
   * Forms are made of it by the `meta` of its fields: `title` and `description` are what the user reads, `example` stands in a
   * field while nothing is typed, `whenEmpty` of a text is the name of the button that asks then. Options have `labels` and
   * `helps` by their values; `unset` is the option that not to set means, `noneIsAll` that to choose none means all.
   * `advanced` fields are folded away.
   */
  readonly inputSchema: z.ZodType<Input>;
}
