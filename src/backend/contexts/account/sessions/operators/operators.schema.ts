/** What operators of a server see and do, on the wire. */
import * as z from 'zod';
import { idSchema, instantSchema, textSchema } from '../../../../platform/http/wire.ts';

export const tenantSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    createdAt: instantSchema,
    /** People who are there. */
    members: z.int(),
    /** Of the sessions of its people. */
    lastUsedAt: instantSchema.nullable(),
    /** `open`: at least one of its people can sign in. */
    state: z.enum(['open', 'closed']),
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.infer<typeof tenantSchema>;

export const tenantListSchema = z.object({ items: z.array(tenantSchema) }).meta({ id: 'TenantList' });

export const serverHealthSchema = z
  .object({
    version: z.string(),
    /** Of the process. */
    startedAt: instantSchema,
    organizations: z.int(),
    accounts: z.int(),
    /** Of people, now. */
    openSessions: z.int(),
    /** Of operators, now. */
    openOperatorSessions: z.int(),
  })
  .meta({ id: 'ServerHealth' });
export type ServerHealth = z.infer<typeof serverHealthSchema>;

export const openOperatorSessionSchema = z
  .strictObject({
    /** The organization reads it: why its data is looked at. */
    reason: textSchema.trim().min(10).max(500),
  })
  .meta({ id: 'OpenOperatorSession' });

export const operatorSessionSchema = z
  .object({
    id: idSchema,
    organizationId: idSchema,
    organizationName: z.string(),
    reason: z.string(),
    openedAt: instantSchema,
    endsAt: instantSchema,
  })
  .meta({ id: 'OperatorSession' });
export type OperatorSession = z.infer<typeof operatorSessionSchema>;

export const openedOperatorSessionSchema = operatorSessionSchema
  .extend({ token: z.string() })
  .meta({ id: 'OpenedOperatorSession' });
export type OpenedOperatorSession = z.infer<typeof openedOperatorSessionSchema>;

export const operatorSessionListSchema = z
  .object({ items: z.array(operatorSessionSchema) })
  .meta({ id: 'OperatorSessionList' });

export const operatorLookSchema = z
  .object({
    id: idSchema,
    operator: z.string().meta({ description: 'Their address' }),
    reason: z.string(),
    openedAt: instantSchema,
    endsAt: instantSchema,
  })
  .meta({ id: 'OperatorLook' });
export type OperatorLook = z.infer<typeof operatorLookSchema>;

export const operatorLookListSchema = z
  .object({ items: z.array(operatorLookSchema) })
  .meta({ id: 'OperatorLookList' });

/** What the log of the organization says of one. */
export const operatorNoteSchema = z.object({
  operator: z.string(),
  reason: z.string(),
  endsAt: instantSchema,
});
