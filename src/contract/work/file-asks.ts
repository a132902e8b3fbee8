/** Which files of its copy a run may read or change: by the rules of acts, as an agent's, and logged. */
import * as z from 'zod';

/** Read alone, or changed too: in a copy, for a person to accept. */
export const fileTools = [
  'list_files',
  'read_file',
  'search_files',
  'edit_file',
  'write_file',
  'delete_file',
] as const;
export type FileTool = (typeof fileTools)[number];

export const filesAskSchema = z.object({
  kind: z.literal('files'),
  tool: z.enum(fileTools),
  /** Relative to the folder of the project, with forward slashes. One that was named is logged; of several the open ones are answered. */
  paths: z.array(z.string().min(1).max(1_000)).min(1).max(5_000),
});

export const filesAnswerSchema = z.object({
  /** Of the paths those that rules open to the tool. */
  open: z.array(z.string()),
  /** For the model and the user; empty where no rule is about it. */
  reason: z.string(),
});
