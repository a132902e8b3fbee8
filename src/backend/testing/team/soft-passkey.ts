/** A device with passkeys as WebAuthn level 3 has it (ES256, no attestation), which tests turn against a server. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Ceremony {
  /** As the server asks for it. */
  readonly challenge: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly isUserVerified?: boolean;
  readonly counter?: number;
}

export interface SoftPasskey {
  readonly id: string;
  register(ceremony: Ceremony): object;
  sign(ceremony: Ceremony): object;
}

const flags = { present: 1, verified: 4, attested: 64 } as const;
const algorithmEs256 = -7;

export function createSoftPasskey(defaults: { readonly origin: string; readonly rpId: string }): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const id = credential.toString('base64url');
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coseKey = map([
    [1, 2],
    [3, algorithmEs256],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);

  let uses = 0;
  function answer(type: string, asked: Ceremony, attested = Buffer.alloc(0)) {
    const { challenge, origin = defaults.origin, rpId = defaults.rpId } = asked;
    uses = asked.counter ?? uses + 1;
    const verified = asked.isUserVerified === false ? 0 : flags.verified;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(uses);
    const flag = flags.present + verified + (attested.length > 0 ? flags.attested : 0);
    const data = Buffer.concat([hash(rpId), Buffer.from([flag]), count, attested]);
    const client = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
    return { data, client, clientDataJSON: client.toString('base64url') };
  }

  return {
    id,
    register(asked) {
      const length = Buffer.from([0, credential.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, coseKey]);
      const { data, clientDataJSON } = answer('webauthn.create', asked, attested);
      const object = map([
        ['fmt', 'none'],
        ['attStmt', map([])],
        ['authData', data],
      ]);
      const attestationObject = object.toString('base64url');
      return { id, response: { clientDataJSON, attestationObject, transports: ['internal'] } };
    },
    sign(asked) {
      const { data, client, clientDataJSON } = answer('webauthn.get', asked);
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey).toString('base64url');
      return { id, response: { clientDataJSON, authenticatorData: data.toString('base64url'), signature } };
    },
  };
}

const hash = (text: string | Buffer) => createHash('sha256').update(text).digest();

type Item = number | string | Buffer;
const encoded = Symbol('encoded');

/** CBOR (RFC 8949) of the few kinds that stand in an attestation. A map within a map is bytes that are marked as encoded. */
function map(entries: readonly (readonly [Item, Item])[]): Buffer {
  const parts = entries.flatMap(([key, value]) => [item(key), item(value)]);
  return Object.assign(Buffer.concat([head(5, entries.length), ...parts]), { [encoded]: true });
}

function item(value: Item): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  return encoded in value ? value : Buffer.concat([head(2, value.length), value]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([major * 32 + length]);
  return length < 256
    ? Buffer.from([major * 32 + 24, length])
    : Buffer.from([major * 32 + 25, length >> 8, length & 255]);
}
