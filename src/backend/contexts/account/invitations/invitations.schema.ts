/** Invitations on the wire. What opens one is in the answer to who invites, once, and nowhere else. */
import * as z from 'zod';
import { roles } from '../../../../domain/authorization.ts';
import { emailSchema } from '../../../platform/http/fields/identifier-fields.ts';
import {
  idSchema,
  instantSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const invitationStates = ['pending', 'accepted', 'revoked', 'expired'] as const;

export const invitationSchema = recordSchema
  .extend({
    email: z.string(),
    role: z.enum(roles),
    invitedBy: idSchema,
    state: z.enum(invitationStates),
    expiresAt: instantSchema,
    acceptedAt: instantSchema.nullable(),
    /** The person who they became. */
    acceptedBy: idSchema.nullable(),
    revokedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

export const sentInvitationSchema = invitationSchema
  .extend({
    /** Where they join; shown once. Null where a mail brings it, or the request was sent before. */
    link: z.string().nullable(),
    /** It was handed to the mail of the organization; where none is set up, hand the link over yourself. */
    isMailed: z.boolean(),
  })
  .meta({ id: 'SentInvitation' });
export type SentInvitation = z.infer<typeof sentInvitationSchema>;

export const createInvitationSchema = z
  .strictObject({ id: idSchema.optional(), email: emailSchema, role: z.enum(roles).default('user') })
  .meta({ id: 'CreateInvitation' });
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

export const invitationPageSchema = pageSchema(invitationSchema).meta({ id: 'InvitationPage' });
export { pageQuerySchema as listInvitationsSchema };
