/** Addresses that mail does not reach, marked by hand: bounces are not read. */
import * as z from 'zod';
import { mailAddressSchema } from '../../http/fields/identifier-fields.ts';
import { idSchema, lineSchema, pageQuerySchema, pageSchema, recordSchema } from '../../http/wire.ts';

export const unreachableAddressSchema = recordSchema
  .extend({ address: z.string(), reason: z.string() })
  .meta({ id: 'UnreachableAddress' });
export type UnreachableAddress = z.infer<typeof unreachableAddressSchema>;

export const createUnreachableSchema = z
  .strictObject({
    id: idSchema.optional(),
    address: mailAddressSchema,
    reason: lineSchema.max(500).default(''),
  })
  .meta({ id: 'CreateUnreachableAddress' });
export type CreateUnreachable = z.infer<typeof createUnreachableSchema>;

export const listUnreachableSchema = z.strictObject(pageQuerySchema.shape);
export type ListUnreachable = z.infer<typeof listUnreachableSchema>;
export const unreachablePageSchema = pageSchema(unreachableAddressSchema).meta({
  id: 'UnreachableAddressPage',
});
