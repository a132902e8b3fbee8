import assert from 'node:assert/strict';
import type { Need } from '../../../contract/policy/needs.ts';
import { findGrant, permissions, type Role, roles } from '../../../domain/authorization.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { BackendState } from '../backend.ts';
import { refusedTo } from './refused-to.ts';
import { Rights } from './rights.ts';

describe('what a role is refused', () => {
  for (const role of roles) {
    it(`is what the table does not grant: ${role}`, () => {
      const refused = refusedTo(role);

      for (const permission of permissions) {
        const grant = findGrant(role, permission);
        assert.equal(refused.includes(permission), grant === undefined, permission);
        assert.equal(refused.includes(`${permission}:all`), grant !== 'all', permission);
      }
    });
  }
});

describe('Rights', () => {
  function open(first: Role) {
    let role = first;
    let asked = 0;
    const states = new Emitter<BackendState>();
    const notified = new Emitter<{ readonly type: 'user.updated' } | { readonly type: 'client.updated' }>();
    const menus = new Map<Need, boolean>();
    const looked: (() => void)[] = [];
    const rights = new Rights({
      backend: {
        onDidChangeState: states.event,
        onDidNotify: notified.event as never,
        ask: (async () => {
          asked += 1;
          return { id: 'me', role };
        }) as never,
      },
      log: { warn: () => undefined },
      loadRefused: async (asked) => refusedTo(asked),
      tell: (need, isRefused) => menus.set(need, isRefused),
    });
    rights.onDidChange(() => looked.shift()?.());
    const changed = () => new Promise<void>((resolve) => looked.push(resolve));
    return {
      ...{ rights, menus, changed, notified },
      become: (other: Role) => {
        role = other;
      },
      ready: () => states.fire({ phase: 'ready', connection: {} as never }),
      asked: () => asked,
    };
  }

  it('hides nothing until the role is known, and then what it is refused', async () => {
    const { rights, ready, changed, menus } = open('viewer');
    assert.equal(rights.may('time:write'), true);

    const known = changed();
    ready();
    await known;

    assert.equal(rights.may('time:write'), false);
    assert.equal(rights.may('time:read'), true);
    assert.equal(menus.get('time:write'), true);
    assert.equal(menus.has('time:read'), false);
  });

  it('sets no menu for an administrator', async () => {
    const { rights, ready, menus, asked } = open('org_admin');
    ready();
    await rights.load();

    assert.deepEqual([...menus], []);
    assert.equal(asked(), 1);
  });

  it('follows another role, and asks for nothing else', async () => {
    const { rights, ready, become, changed, menus, notified, asked } = open('viewer');
    const first = changed();
    ready();
    await first;
    notified.fire({ type: 'client.updated' });
    assert.equal(asked(), 1);

    become('user');
    const second = changed();
    notified.fire({ type: 'user.updated' });
    await second;

    assert.equal(rights.may('time:write'), true);
    assert.equal(menus.get('time:write'), false);
    assert.equal(rights.may('project:write:all'), false);
  });
});
