/** People of one practice whose roles in a project differ, each with a token of their name. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Role } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';
import { keyPermissions } from '../../../domain/policy/key-permissions.ts';
import type { TestApp } from '../test-app.ts';

/** `key` is one of the member, with every scope that a key may have. The others of the second line are no members. */
const inside = ['lead', 'member', 'key', 'viewer'] as const;
const outside = ['former', 'approver', 'billing', 'onlooker'] as const;
export const holders = ['administrator', ...inside, ...outside] as const;
export type Holder = (typeof holders)[number];

/** A `user` where none is said. */
const roleOf: Readonly<Partial<Record<Holder, Role>>> = {
  administrator: 'org_admin',
  approver: 'approver',
  billing: 'billing_admin',
  onlooker: 'viewer',
};

export class ProjectPeople {
  /** By token; hand its `get` to the app as `authenticate`. */
  readonly actors = new Map<string, Actor>();
  private readonly people = new Map<Holder, Person>();

  of(holder: Holder): Person {
    const person = this.people.get(holder);
    assert.ok(person);
    return person;
  }

  async addTo(test: TestApp): Promise<void> {
    const { organizationId } = test.owner;
    this.people.set('administrator', test.owner);
    for (const name of ['lead', 'member', 'viewer', ...outside] as const) {
      const role = roleOf[name] ?? 'user';
      const userId = newId();
      const at = { created_at: 0, updated_at: 0, version: 1, deactivated_at: null };
      await test.database.query
        .insertInto('users')
        .values({ id: userId, organization_id: organizationId, name, email: null, role, ...at })
        .execute();
      this.people.set(name, { kind: 'user', organizationId, userId, role });
    }
    const key = { keyId: newId(), permissions: keyPermissions, prefix: 'vk' };
    this.people.set('key', { ...this.of('member'), kind: 'key', ...key });
    this.actors.set('org_admin', test.owner);
    for (const [name, person] of this.people) this.actors.set(name, person);
  }

  /** Its lead, its member and its viewer. */
  async join(test: TestApp, projectId: string): Promise<void> {
    for (const role of ['lead', 'member', 'viewer'] as const)
      await test.ask('PUT', `/projects/${projectId}/members/${this.of(role).userId}`, { body: { role } });
  }
}
