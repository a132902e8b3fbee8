/** What every store of secrets does, whatever keeps them. */
import assert from 'node:assert/strict';
import { it } from 'mocha';
import type { SecretPlace, Secrets, SecretWork } from '../../platform/secrets/secrets.ts';

const place: SecretPlace = { organizationId: 'o1', kind: 'mail-password', name: 'a1' };

/** `open` answers an empty one, with these names in its environment. */
export function itBehavesAsSecrets(open: (env?: Readonly<Record<string, string>>) => Promise<Secrets>): void {
  it('finds what was put there last, until it is removed', async () => {
    const secrets = await open();
    await secrets.put(place, { value: 'first one' });
    await secrets.put(place, { value: 'second one', about: 'shown' });
    const found = secrets.find(place);
    await secrets.remove(place);
    await secrets.remove(place);

    assert.deepEqual(found, { value: 'second one', about: 'shown' });
    assert.equal(secrets.find(place), undefined);
  });

  it('keeps organizations, kinds, names and people apart', async () => {
    const secrets = await open();
    const others: SecretPlace[] = [
      { ...place, organizationId: 'o2' },
      { ...place, kind: 'model-key' },
      { ...place, name: 'a2' },
      { ...place, userId: 'u1' },
      { ...place, organizationId: 'o1","mail-password', kind: 'a1' },
    ];
    await secrets.put(place, { value: 'of the organization' });
    await secrets.put({ ...place, userId: 'u2' }, { value: 'of a person' });

    assert.deepEqual(
      others.map((each) => secrets.find(each)),
      others.map(() => undefined),
    );
  });

  it('removes what one person has, or what everybody has of a name, and nothing else', async () => {
    const secrets = await open();
    const places: SecretPlace[] = [
      place,
      { ...place, userId: 'u1' },
      { ...place, userId: 'u1', name: 'a2' },
      { ...place, userId: 'u2' },
      { ...place, userId: 'u2', name: 'a2' },
      { ...place, userId: 'u1', organizationId: 'o2' },
    ];
    const held = () => places.map((each) => secrets.find(each) !== undefined);
    for (const each of places) await secrets.put(each, { value: 'the secret' });

    await secrets.removeOf({ organizationId: 'o1', userId: 'u1' });
    assert.deepEqual(held(), [true, false, false, true, true, true]);
    await secrets.removeNamed({ organizationId: 'o1', kind: place.kind, name: place.name });
    assert.deepEqual(held(), [false, false, false, false, true, true]);
  });

  it('keeps and removes with a transaction once that is committed', async () => {
    const secrets = await open();
    const acts: (() => void)[] = [];
    const work = { trx: {} as SecretWork['trx'], afterCommit: (act: () => void) => void acts.push(act) };
    // Of a kind that no store writes down.
    const passing = { ...place, kind: 'passing' };
    await secrets.put(passing, { value: 'the secret' }, work);
    const before = secrets.find(passing);
    for (const act of acts.splice(0)) act();
    const after = secrets.find(passing)?.value;
    await secrets.remove(passing, work);
    const kept = secrets.find(passing)?.value;
    for (const act of acts) act();

    assert.deepEqual(
      [before, after, kept, secrets.find(passing)],
      [undefined, 'the secret', 'the secret', undefined],
    );
  });

  it('lists what there is of an owner, without a value', async () => {
    const secrets = await open();
    await secrets.put(place, { value: 'the secret itself', about: 'mail.example.org' });
    await secrets.put({ ...place, name: 'a2', userId: 'u1' }, { value: 'of a person' });
    const listed = secrets.list({ organizationId: 'o1', kind: 'mail-password' });

    assert.deepEqual(listed, [{ name: 'a1', about: 'mail.example.org' }]);
    assert.deepEqual(secrets.list({ organizationId: 'o1', kind: 'mail-password', userId: 'u1' }), [
      { name: 'a2', about: undefined },
    ]);
    assert.deepEqual(secrets.list({ organizationId: 'o2', kind: 'mail-password' }), []);
    assert.doesNotMatch(JSON.stringify(secrets), /secret itself/);
  });

  it('finds each place of a secret in a text, and takes nothing short for one', async () => {
    const secrets = await open({ SOME_KEY: 'from-environment' });
    await secrets.put(place, { value: 'the secret' });
    await secrets.put({ ...place, name: 'short' }, { value: 'a' });
    await secrets.put({ ...place, kind: 'other' }, { value: 'unasked kind' });
    const text = 'a the secret, the secret, from-environment, unasked kind';
    const found = secrets.findIn(text, { kinds: ['mail-password'], variables: ['SOME_KEY', 'NONE'] });

    assert.deepEqual(
      found.map(({ from, to }) => text.slice(from, to)),
      ['the secret', 'the secret', 'from-environment'],
    );
  });

  it('reads the environment by name', async () => {
    const secrets = await open({ SOME_KEY: 'from-environment', EMPTY: '' });

    assert.deepEqual(
      ['SOME_KEY', 'EMPTY', 'NONE'].map((name) => secrets.findNamed(name)),
      ['from-environment', undefined, undefined],
    );
  });
}
