/** What in a command kept a rule from allowing it, for the person who is asked. */
import * as z from 'zod';
import type { Risk } from '../../../domain/policy/acts/programs/program.ts';

export const commandDoubtSchema = z.object({
  kind: z.enum(['option', 'value', 'path', 'word', 'subcommand', 'missing']),
  /** An option, or a word. */
  what: z.string().max(500),
  /** The program, with its subcommand. */
  of: z.string().max(500),
  risk: z.enum(['command', 'code', 'config', 'write', 'elsewhere', 'network'] satisfies Risk[]).optional(),
});
export type CommandDoubt = Readonly<z.output<typeof commandDoubtSchema>>;
