import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Actor } from '../policy/actor.ts';
import { askerOf, chooseKey, type KeyOwner } from './choose-key.ts';

const organizations = ['o1', 'o2'] as const;
const people = ['u1', 'u2', 'u3'] as const;

const owners = fc.record({
  organizationId: fc.constantFrom(...organizations),
  userId: fc.constantFrom(undefined, ...people),
});
const act = fc.oneof(
  fc.record({ do: fc.constant('put' as const), owner: owners }),
  fc.record({ do: fc.constant('remove' as const), owner: owners }),
  fc.record({ do: fc.constant('leave' as const), owner: owners }),
);
const roles = ['org_admin', 'user', 'viewer', 'approver', 'billing_admin'] as const;

function actorOf(kind: Actor['kind'], { organizationId, userId = 'u1' }: KeyOwner, role: number): Actor {
  const person = { organizationId, userId, role: roles[role % roles.length] ?? 'user' };
  switch (kind) {
    case 'user':
      return { kind, ...person };
    case 'agent':
      return { kind, agent: 'security', ...person };
    case 'key':
      return { kind, keyId: 'k', permissions: [], prefix: 'vir_k', ...person };
    case 'contact':
      return { kind, organizationId, contactId: userId, clientId: 'c' };
    case 'operator':
      return { kind, organizationId, identityId: userId, sessionId: 's' };
    case 'system':
      return { kind, organizationId, task: userId };
  }
}
const actors = fc
  .tuple(
    fc.constantFrom<Actor['kind'][]>('user', 'agent', 'key', 'contact', 'operator', 'system'),
    owners,
    fc.nat(9),
  )
  .map(([kind, owner, role]) => actorOf(kind, owner, role));

const nameOf = ({ organizationId, userId = '' }: KeyOwner) => `${organizationId}/${userId}`;

/** Each key says whose it is. */
function play(acts: readonly { readonly do: 'put' | 'remove' | 'leave'; readonly owner: KeyOwner }[]) {
  const held = new Map<string, string>();
  for (const { do: what, owner } of acts) {
    if (what === 'put') held.set(nameOf(owner), nameOf(owner));
    else if (what === 'remove' || owner.userId !== undefined) held.delete(nameOf(owner));
  }
  return held;
}

describe('the key that pays for an answer', () => {
  it('is the asker’s own, else of their organization, and never another’s, after any history', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), actors, (acts, actor) => {
        const held = play(acts);
        const chosen = chooseKey(askerOf(actor), (owner) => held.get(nameOf(owner)));

        const mayHaveOwn = actor.kind === 'user' || actor.kind === 'agent';
        const own = mayHaveOwn ? held.get(`${actor.organizationId}/${actor.userId}`) : undefined;
        const shared = held.get(`${actor.organizationId}/`);
        const expected =
          own !== undefined
            ? { key: own, of: 'person' }
            : shared !== undefined
              ? { key: shared, of: 'organization' }
              : undefined;
        assert.deepEqual(chosen, expected);
      }),
    );
  });
});
