/** An image that is built to check it: the proposal that a person sees, the effect, and what came of it. */
import * as z from 'zod';

export const imageEngines = ['docker', 'podman', 'buildah'] as const;
export type ImageEngine = (typeof imageEngines)[number];

/** Below the project's folder, with forward slashes: neither leads out of it, and neither is an option. */
const inside = z
  .string()
  .min(1)
  .max(500)
  .regex(/^(?![-/])(?!.*(?:^|\/)\.\.(?:\/|$))[\w.@+/ -]+$/);

/** What is built: all else of the command follows from it. */
export const imageBuildSchema = z.strictObject({
  engine: z.enum(imageEngines),
  /** The Dockerfile. */
  file: inside,
  /** `.` for the folder of the project. */
  context: inside,
});
export type ImageBuild = z.infer<typeof imageBuildSchema>;

/** Payload of the question `build`: the backend builds just these, in this folder. */
export const buildQuestionSchema = z.object({
  builds: z.array(imageBuildSchema).min(1).max(20).readonly(),
  /** The lines, as they are run. */
  commands: z.array(z.string()).readonly(),
});
export type BuildQuestion = z.infer<typeof buildQuestionSchema>;

const programs = { docker: ['build', '--progress=plain'], podman: ['build'], buildah: ['build'] } as const;

/** A program and its arguments; no shell reads them. */
export function buildCommand({ engine, file, context }: ImageBuild): readonly string[] {
  return [engine, ...programs[engine], '--file', file, context];
}

export const imageBuildName = 'image.build';

const why = z.string().max(4_000);

export const imageBuiltSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('built') }),
  /** `line` of the Dockerfile, where what was said shows it. */
  z.object({ outcome: z.literal('failed'), line: z.number().int().positive().optional(), why }),
  /** Nothing was begun; `why` is a sentence for the user. */
  z.object({ outcome: z.literal('refused'), why }),
]);
export type ImageBuilt = z.infer<typeof imageBuiltSchema>;
