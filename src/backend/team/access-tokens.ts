/** Access tokens: JWTs signed with Ed25519 by keys of this server, which lie sealed in the database. No other key and no other algorithm is taken. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { AccessTokens } from '../contexts/account/sessions/team-options.ts';
import type { Clock } from '../platform/clock.ts';
import type { Seal } from '../platform/secrets/seal.ts';
import type { TeamDatabase } from '../team-schema.ts';

const algorithm = 'EdDSA';
const dayMs = 24 * 3_600_000;
/** A key signs for as long; what it signed runs out half an hour later. */
const signsMs = 90 * dayMs;

/** Nothing else is in one, so nothing else is taken. */
const claimsSchema = z.strictObject({
  sub: z.string(),
  sid: z.string(),
  org: z.string(),
  exp: z.number(),
});
const headerSchema = z.strictObject({ alg: z.literal(algorithm), kid: z.string() });

interface SigningKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateKey: KeyObject | undefined;
  readonly madeAt: number;
}

export interface AccessTokenPorts {
  readonly database: TeamDatabase;
  readonly seal: Seal;
  readonly clock: Clock;
}

const placeOf = (kid: string) => ({ organizationId: '', kind: 'access-token', name: kid });

type Claims = z.output<typeof claimsSchema>;

/** Of as many people at once, which is more than a server has. */
const mostVerified = 10_000;

/** A signature holds for as long as its token: what was verified is not verified again. When it runs out is asked each time. */
function rememberVerified(verify: (token: string, now: number) => Promise<Claims | undefined>) {
  // process-local: signatures that were checked; on several: each its own.
  const verified = new Map<string, Claims>();
  return async (token: string, now: number): Promise<Claims | undefined> => {
    // The text of a token opens a session, so it is not what is kept.
    const name = createHash('sha256').update(token).digest('base64');
    const claims = verified.get(name) ?? (await verify(token, now));
    if (claims === undefined) return undefined;
    if (verified.size >= mostVerified) verified.clear();
    if (claims.exp * 1_000 > now) verified.set(name, claims);
    else verified.delete(name);
    return verified.get(name);
  };
}

export async function openAccessTokens(ports: AccessTokenPorts): Promise<AccessTokens> {
  const keys = await loadKeys(ports);
  const signing = keys.find((key) => canSign(key, ports.clock())) ?? (await makeKey(ports));
  const known = new Map([...keys, signing].map((key) => [key.kid, key.publicJwk]));
  return {
    async sign({ exp, ...claims }) {
      return await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, kid: signing.kid })
        .setExpirationTime(exp)
        .sign(signing.privateKey ?? failWithoutKey());
    },
    read: rememberVerified(async (token, now) => {
      if (!isCanonical(token)) return undefined;
      try {
        const { payload, protectedHeader } = await jwtVerify(
          token,
          async ({ kid = '' }) => await importJWK(known.get(kid) ?? failWithoutKey(), algorithm),
          { algorithms: [algorithm], requiredClaims: ['exp'], currentDate: new Date(now) },
        );
        headerSchema.parse(protectedHeader);
        return claimsSchema.parse(payload);
      } catch {
        // Not a token, of another key or algorithm, changed, or run out: it opens nothing, whichever of these it is.
        return undefined;
      }
    }),
    keySet: () => ({ keys: [...known].map(([kid, jwk]) => ({ ...jwk, kid, alg: algorithm, use: 'sig' })) }),
  };
}

/** One token is one text: the last letter of a part may stand for bits that nothing reads. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function failWithoutKey(): never {
  throw new Error('There is no such key.');
}

function canSign({ privateKey, madeAt }: SigningKey, now: number): boolean {
  return privateKey !== undefined && Math.abs(now - madeAt) < signsMs;
}

/** The newest first. Those that another installation sealed go on being published, and sign nothing. */
async function loadKeys({ database, seal, clock }: AccessTokenPorts): Promise<readonly SigningKey[]> {
  const rows = await database.query
    .selectFrom('signing_keys')
    .selectAll()
    .where('made_at', '>', clock() - 2 * signsMs)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map((row) => {
    const opened = seal.open(placeOf(row.kid), row.sealed_private_jwk);
    return {
      kid: row.kid,
      publicJwk: JSON.parse(row.public_jwk),
      privateKey:
        opened === undefined ? undefined : createPrivateKey({ key: JSON.parse(opened), format: 'jwk' }),
      madeAt: Number(row.made_at),
    };
  });
}

async function makeKey({ database, seal, clock }: AccessTokenPorts): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const kid = randomUUID();
  const madeAt = clock();
  const sealed = seal.seal(placeOf(kid), JSON.stringify(privateKey.export({ format: 'jwk' })));
  await database.query
    .insertInto('signing_keys')
    .values({ kid, public_jwk: JSON.stringify(publicJwk), sealed_private_jwk: sealed, made_at: madeAt })
    .execute();
  return { kid, publicJwk, privateKey, madeAt };
}
