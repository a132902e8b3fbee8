/** Bodies and replies of agents' autonomy and of allowed commands. */
import * as z from 'zod';
import { autonomyLevels } from '../../../../contract/work/autonomy.ts';
import { idSchema, instantSchema, lineSchema, textSchema } from '../../../platform/http/wire.ts';

export const autonomySchema = z
  .object({
    projectId: idSchema,
    level: z.enum(autonomyLevels),
    protectedBranches: z.array(z.string()),
    /** 0 until somebody chose. */
    version: z.number().int().min(0),
  })
  .meta({ id: 'AgentAutonomy' });
export type Autonomy = z.output<typeof autonomySchema>;

export const putAutonomySchema = z.strictObject({
  level: z.enum(autonomyLevels),
  /** They stay as they are when absent. */
  protectedBranches: z.array(lineSchema.min(1).max(200)).max(50).optional(),
});
export type PutAutonomy = z.output<typeof putAutonomySchema>;

export const allowedCommandSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    folder: z.string(),
    line: z.string(),
    createdAt: instantSchema,
  })
  .meta({ id: 'AllowedCommand' });
export type AllowedCommand = z.output<typeof allowedCommandSchema>;

/** Not trimmed: it is compared with what an agent asks for, to the letter. */
export const allowCommandSchema = z.strictObject({
  projectId: idSchema,
  line: textSchema.min(1).max(4_000),
});
export type AllowCommand = z.output<typeof allowCommandSchema>;

export const listAllowedSchema = z.strictObject({ projectId: idSchema.optional() });
export type ListAllowed = z.output<typeof listAllowedSchema>;

export const allowedListSchema = z.object({ items: z.array(allowedCommandSchema) });
