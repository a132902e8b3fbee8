/**
 * What the Stack page and its host say to each other: what a project is made of, with the places that show it. Order of
 * play: view `ready` → host `loading`, then `stack`, or why there is none. Paths are relative to the project's folder.
 */
import * as z from 'zod';
import { confidenceSchema } from '../../src/contract/findings.ts';
import { readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { stackGroups } from './stack-groups.ts';

const count = z.number().int().nonnegative();

const languageSchema = z.object({
  name: z.string(),
  files: count,
  /** Lines of code; neither comments nor blank ones. */
  code: count,
  /** Of all code in what is programmed or marked up, 0 to 1. */
  share: z.number().min(0).max(1),
});
export type StackLanguage = z.infer<typeof languageSchema>;

const evidenceSchema = z.object({
  file: z.string(),
  /** From one; absent where it is the file itself. */
  line: count.optional(),
  /** What is written there: `fastify ^5.6.1`. */
  seen: z.string(),
});
export type StackEvidence = z.infer<typeof evidenceSchema>;

const technologySchema = z.object({
  id: z.string(),
  name: z.string(),
  group: z.enum(stackGroups),
  version: z.string().optional(),
  /** Whether the version is the one that is used, not what is asked for. */
  isExact: z.boolean(),
  confidence: confidenceSchema,
  isDevelopment: z.boolean(),
  /** How many places show it; `evidence` holds the first of them. */
  evidenceCount: count,
  evidence: z.array(evidenceSchema),
});
export type StackTechnology = z.infer<typeof technologySchema>;

const partSchema = z.object({
  files: count,
  languages: z.array(languageSchema),
  technologies: z.array(technologySchema),
});

const packageSchema = partSchema.extend({ folder: z.string(), name: z.string() });
export type StackPart = z.infer<typeof partSchema>;

const placesSchema = z.object({
  /** Projects whose folder is open in this window. */
  places: z.array(z.object({ id: z.string(), name: z.string() })),
  placeId: z.string().optional(),
});
export type StackPlaces = z.infer<typeof placesSchema>;

const contentSchema = placesSchema.extend({
  type: z.literal('stack'),
  /** Instant when the files were read, ISO 8601 UTC. */
  readAt: z.string(),
  whole: partSchema,
  packages: z.array(packageSchema),
  /** Manifests that could not be read. */
  problems: z.array(z.object({ file: z.string(), message: z.string() })),
});
export type StackContent = z.infer<typeof contentSchema>;

/**
 * `unlinked`: no project has its folder in this window. `untrusted`: the user does not trust the workspace, and nothing
 * of it is read. `failed`: `message` says why, in a sentence.
 */
const absentSchema = placesSchema.extend({
  type: z.literal('absent'),
  why: z.enum(['unlinked', 'untrusted', 'failed']),
  message: z.string().optional(),
});
export type StackAbsent = z.infer<typeof absentSchema>;

const loadingSchema = placesSchema.extend({ type: z.literal('loading') });

/** Host → view. */
export const stackHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  absentSchema,
  loadingSchema,
]);
export type StackHostMessage = z.infer<typeof stackHostMessageSchema>;

/** View → host. */
export const stackViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ placeId: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('choosePlace'), placeId: z.string() }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('openEvidence'), file: z.string(), line: count.optional() }),
  z.object({ type: z.literal('linkFolder') }),
  z.object({ type: z.literal('manageTrust') }),
]);
export type StackViewMessage = z.infer<typeof stackViewMessageSchema>;

/** What the view keeps through a reload: the project, and the folder of the package that was chosen of it. */
export const stackViewStateSchema = z.object({
  placeId: z.string().optional(),
  folder: z.string().optional(),
});
export type StackViewState = z.infer<typeof stackViewStateSchema>;
