/** Memories on the wire. */
import * as z from 'zod';
import {
  idSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const memoryTextSchema = lineSchema.min(1).max(300);

export const memorySchema = recordSchema
  .extend({
    text: memoryTextSchema,
    /** `assistant`: it was proposed, and the person kept it. */
    saidBy: z.enum(['user', 'assistant']),
  })
  .meta({ id: 'Memory' });
export type Memory = z.infer<typeof memorySchema>;

export const createMemorySchema = z
  .strictObject({ id: idSchema.optional(), text: memoryTextSchema })
  .meta({ id: 'CreateMemory' });
export type CreateMemory = z.infer<typeof createMemorySchema>;

export const patchMemorySchema = z.strictObject({ text: memoryTextSchema }).meta({ id: 'PatchMemory' });
export type PatchMemory = z.infer<typeof patchMemorySchema>;

export const listMemoriesSchema = z.strictObject({ ...pageQuerySchema.shape });
export type ListMemories = z.infer<typeof listMemoriesSchema>;

export const memoryPageSchema = pageSchema(memorySchema).meta({ id: 'MemoryPage' });
