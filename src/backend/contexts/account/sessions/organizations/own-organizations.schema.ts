/** The organizations of one account, on the wire. */
import * as z from 'zod';
import { roles } from '../../../../../domain/authorization.ts';
import { isSlug } from '../../../../../domain/names/slug.ts';
import { idSchema, nameSchema } from '../../../../platform/http/wire.ts';
import { secretSchema } from '../sessions.schema.ts';
import { firstPlaceFields } from './first-place.ts';

export const ownOrganizationSchema = z
  .object({
    organizationId: idSchema,
    name: z.string().meta({ description: 'Empty until its administrator says it' }),
    slug: z.string().nullable().meta({ description: 'Its short name, once on this server' }),
    userId: idSchema.meta({ description: 'Of the account, as a person of that organization' }),
    role: z.enum(roles),
    isCurrent: z.boolean().meta({ description: 'The session is of it' }),
  })
  .meta({ id: 'OwnOrganization' });
export type OwnOrganization = z.infer<typeof ownOrganizationSchema>;

export const ownOrganizationListSchema = z
  .object({
    items: z.array(ownOrganizationSchema),
    canCreate: z.boolean().meta({ description: 'The operator lets people create organizations' }),
  })
  .meta({ id: 'OwnOrganizationList' });
export type OwnOrganizationList = z.infer<typeof ownOrganizationListSchema>;

export const slugSchema = z
  .strictObject({
    slug: z.string().refine(isSlug, 'has 3 to 40 of a to z, digits and single hyphens between them'),
  })
  .meta({ id: 'OrganizationSlug' });

export const switchOrganizationSchema = z
  .strictObject({
    organizationId: idSchema,
    deviceToken: secretSchema.optional().meta({ description: 'Of a program, from a sign-in before' }),
  })
  .meta({ id: 'SwitchOrganization' });

export const createOwnOrganizationSchema = z
  .strictObject({ name: nameSchema, ...firstPlaceFields })
  .meta({ id: 'CreateOrganization' });

export const acceptInvitationSchema = z
  .strictObject({ token: secretSchema })
  .meta({ id: 'AcceptInvitation' });
