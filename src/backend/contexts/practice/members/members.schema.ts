/** Members of projects on the wire. */
import * as z from 'zod';
import { idSchema } from '../../../platform/http/wire.ts';
import { memberRoles } from './members.tables.ts';

export const memberSchema = z
  .object({ projectId: idSchema, userId: idSchema, role: z.enum(memberRoles) })
  .meta({ id: 'ProjectMember' });
export type Member = z.infer<typeof memberSchema>;

export const memberListSchema = z.object({ items: z.array(memberSchema) }).meta({ id: 'ProjectMemberList' });

export const memberParamsSchema = z.object({ id: idSchema, userId: idSchema });

export const putMemberSchema = z
  .strictObject({ role: z.enum(memberRoles).default('member') })
  .meta({ id: 'PutProjectMember' });
export type PutMember = z.infer<typeof putMemberSchema>;
