/** Whether the person of a run has allowed a crew file of its project, by its hash. */
import * as z from 'zod';
import { crewPathSchema } from './crew-file.ts';

const content = {
  path: crewPathSchema,
  /** In hexadecimal, of the file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

export const crewAskSchema = z.object({ kind: z.literal('crew'), ...content });

/** Keeps what the person has allowed just now: the backend looks at their answer itself. */
export const keepCrewAskSchema = z.object({ kind: z.literal('keep-crew'), ...content });

export const crewAnswerSchema = z.object({ isAllowed: z.boolean() });
