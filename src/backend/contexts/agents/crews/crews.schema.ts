/** Replies of allowed crew files. */
import * as z from 'zod';
import { idSchema, instantSchema } from '../../../platform/http/wire.ts';

export const allowedCrewSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    /** Relative to the project's folder. */
    path: z.string(),
    sha256: z.string(),
    createdAt: instantSchema,
  })
  .meta({ id: 'AllowedCrew' });
export type AllowedCrew = z.output<typeof allowedCrewSchema>;

export const listCrewsSchema = z.strictObject({ projectId: idSchema.optional() });
export type ListCrews = z.output<typeof listCrewsSchema>;

export const crewListSchema = z.object({ items: z.array(allowedCrewSchema) });
