import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSeal } from '../../platform/secrets/seal.ts';
import { installationKeyFileName, openInstallationKey } from './installation-key.ts';

describe('the key of an installation', () => {
  let data: string;
  let file: string;
  const place = { organizationId: 'o1', kind: 'webhook', name: 'w1' };

  beforeEach(() => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-key-'));
    file = path.join(data, installationKeyFileName);
  });
  afterEach(() => fs.rmSync(data, { recursive: true, force: true }));

  it('is made with the first secret, for the user alone, and stays', () => {
    const first = createSeal(openInstallationKey(data));
    assert.equal(first.open(place, 'sealed:1:AAAA'), undefined);
    assert.deepEqual(fs.readdirSync(data), []);
    const sealed = first.seal(place, 'whsec_1');

    assert.equal(createSeal(openInstallationKey(data)).open(place, sealed), 'whsec_1');
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(fs.readdirSync(data), [installationKeyFileName]);
  });

  it('that others can read is the user’s alone again', () => {
    const made = openInstallationKey(data).make();
    fs.chmodSync(file, 0o644);

    assert.deepEqual(openInstallationKey(data).find(), made);
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
  });

  it('that is there and cannot be read is replaced by no other one', () => {
    fs.mkdirSync(file);
    const key = openInstallationKey(data);

    for (const act of [() => key.find(), () => key.make()]) assert.throws(act, /can't be read, and holds/);
    assert.deepEqual(fs.readdirSync(data), [installationKeyFileName]);
  });

  it('that is no key is kept beside a new one', () => {
    fs.writeFileSync(file, 'half a key');
    const seal = createSeal(openInstallationKey(data));
    const before = seal.open(place, 'sealed:1:AAAA');
    const sealed = seal.seal(place, 'whsec_1');

    assert.deepEqual([before, seal.open(place, sealed)], [undefined, 'whsec_1']);
    const kept = fs.readdirSync(data).filter((name) => name.includes('.unreadable-'));
    assert.deepEqual(
      kept.map((name) => fs.readFileSync(path.join(data, name), 'utf8')),
      ['half a key'],
    );
  });
});
