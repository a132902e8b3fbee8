/** What a project is made of, on the wire: as `vireo stack --format json` tells it, docs/stack.md. */
import * as z from 'zod';
import { confidenceSchema } from '../../../../contract/findings.ts';
import { categories, evidenceKinds } from '../../../../workspace/stack/model.ts';
import { idSchema, instantSchema } from '../../../platform/http/wire.ts';

const count = z.number().int().nonnegative();

const linesSchema = z.object({
  lines: count,
  code: count,
  /** Null where the language's comments are not known. */
  comment: count.nullable(),
  blank: count,
});

const languageSchema = linesSchema.extend({
  name: z.string(),
  type: z.enum(['programming', 'markup', 'data', 'prose']),
  color: z.string().nullable(),
  files: count,
  /** Of all code in programming and markup, 0 to 1. */
  share: z.number(),
});

const technologySchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.enum(categories),
  version: z.string().nullable(),
  /** Whether the version is the one that is used; otherwise it is what is asked for. */
  isExact: z.boolean(),
  confidence: confidenceSchema,
  isDevelopment: z.boolean(),
  evidenceCount: count,
  evidence: z.array(
    z.object({
      kind: z.enum(evidenceKinds),
      file: z.string(),
      /** From one; null where it is the file itself. */
      line: count.nullable(),
      seen: z.string(),
      version: z.string().nullable(),
      confidence: confidenceSchema,
    }),
  ),
});

export const stackSchema = z
  .object({
    projectId: idSchema,
    readAt: instantSchema,
    files: count,
    lines: linesSchema,
    languages: z.array(languageSchema),
    technologies: z.array(technologySchema),
    packages: z.array(
      z.object({
        folder: z.string(),
        name: z.string(),
        version: z.string().nullable(),
        manifests: z.array(z.string()),
        memberOf: z.object({ kind: z.string(), folder: z.string() }).nullable(),
        files: count,
        languages: z.array(languageSchema),
        technologies: z.array(technologySchema),
      }),
    ),
    /** How many files, and whole folders, were left out, by reason. */
    leftOut: z.array(z.object({ reason: z.string(), count })),
    problems: z.array(z.object({ file: z.string(), message: z.string() })),
  })
  .meta({ id: 'Stack' });
export type StackView = z.infer<typeof stackSchema>;
