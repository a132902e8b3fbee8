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
   * Forms are made of it: `title` and `description` of a field's `meta` are what the user reads, `whenEmpty` of a text
   * is the name of the button that asks while nothing is typed there.
   */
  readonly inputSchema: z.ZodType<Input>;
}
