/** Keys on the wire. What opens one is answered once, as it is made. */
import { isIP } from 'node:net';
import * as z from 'zod';
import { permissions } from '../../../../domain/authorization.ts';
import { isForKeys, keyPermissions } from '../../../../domain/policy/key-permissions.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { keyOwners } from './keys.tables.ts';

/** An address, or a network: `192.0.2.0/24` */
function isNetwork(text: string): boolean {
  const [address = '', length, ...others] = text.split('/');
  const family = isIP(address);
  if (family === 0 || others.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
}

const scopeSchema = z
  .enum(permissions)
  .refine(isForKeys, 'cannot be given to a key: it opens keys, members or secrets, or asks for a person');

const fields = {
  name: nameSchema,
  /** Where it may be used from; from anywhere when empty. */
  addresses: z
    .array(z.string().refine(isNetwork, 'must be an address or a network such as 192.0.2.0/24'))
    .max(20),
  /** Requests a minute. */
  perMinute: z.int().min(1).max(10_000),
};

export const createKeySchema = z
  .strictObject({
    id: idSchema.optional(),
    ...fields,
    addresses: fields.addresses.default([]),
    perMinute: fields.perMinute.default(600),
    /** Permissions that it may use, of those that its owner has. */
    scopes: z.array(scopeSchema).min(1).max(keyPermissions.length),
    /** `organization`: it goes on when who made it leaves; administrators alone make such. */
    owner: z.enum(keyOwners).default('person'),
    /** Never when absent. */
    expiresAt: instantSchema.optional(),
  })
  .meta({ id: 'CreateKey' });
export type CreateKey = z.infer<typeof createKeySchema>;

export const patchKeySchema = z.strictObject(fields).partial().meta({ id: 'PatchKey' });
export type PatchKey = z.infer<typeof patchKeySchema>;

export const rotateKeySchema = z
  .strictObject({
    /** In which the key of before is taken as well: hours. */
    overlapHours: z.int().min(0).max(720).default(24),
  })
  .meta({ id: 'RotateKey' });
export type RotateKey = z.infer<typeof rotateKeySchema>;

export const keySchema = recordSchema
  .extend({
    ...fields,
    userId: idSchema,
    owner: z.enum(keyOwners),
    scopes: z.array(z.string()),
    /** How it begins. Another part of it is kept nowhere. */
    prefix: z.string(),
    /** `ending`: rotated, and the one of before is still taken. */
    state: z.enum(['active', 'ending', 'expired', 'revoked']),
    expiresAt: instantSchema.nullable(),
    revokedAt: instantSchema.nullable(),
    /** Within a minute. */
    lastUsedAt: instantSchema.nullable(),
    /** Of a key that was rotated, the one of before and until when it is taken. */
    before: z
      .object({ prefix: z.string(), endsAt: instantSchema, lastUsedAt: instantSchema.nullable() })
      .nullable(),
  })
  .meta({ id: 'Key' });
export type Key = z.infer<typeof keySchema>;

export const madeKeySchema = keySchema
  .extend({
    /** The whole of it, once: null where the request is repeated. */
    key: z.string().nullable(),
  })
  .meta({ id: 'MadeKey' });
export type MadeKey = z.infer<typeof madeKeySchema>;

export const listKeysSchema = z.strictObject({
  ...pageQuerySchema.shape,
  /** With those that were revoked. */
  revoked: z.enum(['true', 'false']).optional(),
});
export type ListKeys = z.infer<typeof listKeysSchema>;
export const keyPageSchema = pageSchema(keySchema).meta({ id: 'KeyPage' });

export const validateKeySchema = z.strictObject({ key: z.string().max(200) }).meta({ id: 'ValidateKey' });
export const keyVerdictSchema = z
  .object({
    isValid: z.boolean(),
    /** Null where it is not valid; one that the caller may not see is none. */
    key: keySchema.nullable(),
  })
  .meta({ id: 'KeyVerdict' });
export type KeyVerdict = z.infer<typeof keyVerdictSchema>;

export const keyUseSchema = z
  .object({ items: z.array(z.object({ day: dateSchema, route: z.string(), uses: z.int() })) })
  .meta({ id: 'KeyUse' });
export type KeyUse = z.infer<typeof keyUseSchema>;
