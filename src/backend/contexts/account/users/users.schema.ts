/** Users on the wire. */
import * as z from 'zod';
import { roles } from '../../../../domain/authorization.ts';
import { highestAmountMinor } from '../../../../domain/money.ts';
import { emailSchema } from '../../../platform/http/fields/identifier-fields.ts';
import {
  idSchema,
  instantSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

const fields = {
  name: nameSchema,
  email: emailSchema.nullable(),
  role: z.enum(roles),
};

/** The most that they may approve at once: weeks by what their billable time is worth. Null for no limit. */
const approvalLimitSchema = moneySchema
  .extend({ minor: z.int().min(0).max(highestAmountMinor) })
  .meta({ id: 'ApprovalLimit' })
  .nullable();

export const userSchema = recordSchema
  .extend({
    ...fields,
    organizationId: idSchema,
    approvalLimit: approvalLimitSchema,
    /** Since then they are no longer there; their time and texts stay. */
    deactivatedAt: instantSchema.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const createUserSchema = z
  .strictObject({
    id: idSchema.optional(),
    name: fields.name,
    email: fields.email.optional(),
    role: fields.role,
  })
  .meta({ id: 'CreateUser' });
export type CreateUser = z.infer<typeof createUserSchema>;

export const patchUserSchema = z
  .strictObject({ ...fields, approvalLimit: approvalLimitSchema })
  .partial()
  .meta({ id: 'PatchUser' });
export type PatchUser = z.infer<typeof patchUserSchema>;

export const transferOwnershipSchema = z
  .strictObject({
    /** What who hands over is from then on. */
    role: z
      .enum(['user', 'viewer', 'support_agent', 'billing_admin', 'approver', 'org_admin'])
      .default('user'),
  })
  .meta({ id: 'TransferOwnership' });
export type TransferOwnership = z.infer<typeof transferOwnershipSchema>;

/** Said on purpose: it ends what the person may here. */
export const leaveSchema = z.strictObject({ confirm: z.literal(true) }).meta({ id: 'LeaveOrganization' });

export const userPageSchema = pageSchema(userSchema).meta({ id: 'UserPage' });
export { pageQuerySchema as listUsersSchema };
