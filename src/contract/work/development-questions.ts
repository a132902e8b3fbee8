/** What the development agent asks of a person: the payload of its questions, for whoever shows them. */
import * as z from 'zod';
import { commandDoubtSchema } from './commands/command-doubt.ts';

/** What may be said of a change by its checks, the most first. */
export const verdictNames = [
  'Verified',
  'Checked',
  'Tests changed',
  'Unstable',
  'Unproven',
  'Failed',
] as const;
export type VerdictName = (typeof verdictNames)[number];

const textLines = z.array(z.string()).readonly();

const hunkSchema = z.object({
  id: z.string(),
  /** One-based, of the file that the run started from. */
  line: z.number().int(),
  /** Lines with their ends, as `after` and those round it. */
  before: textLines,
  after: textLines,
  contextBefore: textLines.default([]),
  contextAfter: textLines.default([]),
});
export type ReviewedHunk = Readonly<z.infer<typeof hunkSchema>>;

/** What is done to a file as a whole. */
const partSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['create', 'delete', 'rename', 'mode', 'replace']).optional(),
  /** Lines with their ends of the file before and then, where it comes, goes or is another; none where it is no text. */
  before: textLines.default([]),
  after: textLines.default([]),
  /** Lines that are left out of these, from their ends. */
  omitted: z.number().int().nonnegative().default(0),
});
export type ReviewedPart = Readonly<z.infer<typeof partSchema>>;

const fileSchema = z.object({
  /** Below `root` of the question, with forward slashes. */
  path: z.string(),
  /** Why the user is asked about it whatever is allowed. */
  alwaysAsk: z.string().optional(),
  isTestWeakened: z.boolean(),
  /** It belongs to tests and is another one than before, also where it asks for as much. */
  isTestChanged: z.boolean().optional(),
  /** What happens to it as a whole. */
  parts: z.array(partSchema.readonly()).readonly(),
  hunks: z.array(hunkSchema.readonly()).readonly(),
});
export type ReviewedFile = Readonly<z.infer<typeof fileSchema>>;

const reviewSchema = z.object({
  /** One of `verdictNames`; a later version may have another. */
  word: z.string(),
  reasons: z.array(z.string()).readonly(),
  files: z.array(fileSchema.readonly()).readonly(),
});
export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** Of the step `decide`; answered with the ids of parts and hunks that are `accepted`. */
export const decideQuestionSchema = z.object({
  accepted: z.array(z.string()),
  review: reviewSchema.readonly(),
  /** Folder that paths are relative to. */
  root: z.string(),
});

/** Of the step `allow`; answered with the `commands` that may run. */
export const allowQuestionSchema = z.object({
  commands: z.array(z.string()),
  /** Why they run without isolation; empty where they are isolated. */
  isolation: z.string(),
  /** Why a rule for such commands does not allow one; absent in questions of before. */
  doubts: z.array(z.object({ line: z.string(), doubt: commandDoubtSchema })).optional(),
});
