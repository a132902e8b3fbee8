import assert from 'node:assert/strict';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { findSessionKey, makeSessionKey } from './session-key.ts';

const name = 'vireo.sessionKey';

function openStorage() {
  const secrets = new Map<string, string>();
  const storage = { isLocked: false, keepsNothing: false };
  const ports = {
    t: (sentence: string) => sentence,
    context: {
      secrets: {
        async get(of: string) {
          if (storage.isLocked) throw new Error('The keyring is locked.');
          return secrets.get(of);
        },
        async store(of: string, value: string) {
          if (storage.keepsNothing) throw new Error('There is no keyring.');
          secrets.set(of, value);
        },
      },
    },
  };
  return { secrets, storage, ports };
}

describe('the key that seals sessions', () => {
  it('is made once, and found again', async () => {
    const { ports } = openStorage();
    assert.equal(await findSessionKey(ports), undefined);
    const made = await makeSessionKey(ports);

    assert.match(made ?? '', /^[\w-]{43}$/);
    assert.deepEqual([await makeSessionKey(ports), await findSessionKey(ports)], [made, made]);
  });

  it('is replaced by no other one while it cannot be read', async () => {
    const { secrets, storage, ports } = openStorage();
    const made = await makeSessionKey(ports);
    storage.isLocked = true;
    await assert.rejects(makeSessionKey(ports), isSecretsUnreadable);
    await assert.rejects(findSessionKey(ports), isSecretsUnreadable);
    storage.isLocked = false;
    assert.equal(await findSessionKey(ports), made);

    secrets.set(name, 'a key of another version');
    await assert.rejects(makeSessionKey(ports), isSecretsUnreadable);
    assert.equal(secrets.get(name), 'a key of another version');
  });

  it('is none in an editor that keeps no secrets', async () => {
    const { storage, ports } = openStorage();
    storage.keepsNothing = true;

    assert.equal(await makeSessionKey(ports), undefined);
  });
});
