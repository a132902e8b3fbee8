/** Tools that the client runs for an answer, inside its folders and never in Restricted Mode: files and git. They read. */
import * as z from 'zod';

const pathField = z.string().min(1).max(1_000).describe('Path with /, relative to the workspace folder.');

/** By name: what each takes. */
export const clientTools = {
  list_files: {
    description: 'Lists files of the workspace by a glob pattern, at most 200.',
    input: z.strictObject({ glob: z.string().min(1).max(300).describe('For example src/**/*.ts') }),
  },
  read_file: {
    description: 'Reads a file of the workspace, whole or some of its lines.',
    input: z.strictObject({
      path: pathField,
      fromLine: z.number().int().min(1).optional().describe('First line, from 1.'),
      toLine: z.number().int().min(1).optional().describe('Last line.'),
    }),
  },
  search_files: {
    description: 'Finds a text in the files of the workspace, at most 100 lines.',
    input: z.strictObject({
      text: z.string().min(1).max(200).describe('Plain text, no pattern.'),
      glob: z.string().max(300).optional().describe('Only in files that fit it.'),
    }),
  },
  read_git: {
    description: 'Reads the state of git: changed files, the uncommitted difference, or the last commits.',
    input: z.strictObject({ what: z.enum(['status', 'diff', 'log']) }),
  },
  read_problems: {
    description: 'Lists the problems that the editor shows, of all files or of one.',
    input: z.strictObject({ path: pathField.optional() }),
  },
} as const satisfies Readonly<Record<string, { description: string; input: z.ZodObject }>>;

export type ClientToolName = keyof typeof clientTools;

export function isClientTool(name: string): name is ClientToolName {
  return Object.hasOwn(clientTools, name);
}
