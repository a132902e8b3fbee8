import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseModels, type ModelOffer } from './choose-model.ts';
import { isAsPrivate, modelClasses, privacyClasses } from './model-class.ts';

const offer = (id: string, more: Partial<ModelOffer> = {}): ModelOffer => ({
  id,
  title: id,
  providerId: id.split('/')[0] ?? '',
  class: 'standard',
  privacy: 'cloud',
  health: 'ok',
  contextTokens: 100_000,
  price: { inputMicroUsd: 1_000, outputMicroUsd: 2_000 },
  ...more,
});
const ask = { complexity: 5, tokens: 1_000, locale: 'en' };
const idsOf = (offers: readonly ModelOffer[], question: Partial<Parameters<typeof chooseModels>[1]> = {}) =>
  chooseModels(offers, { ...ask, ...question }).candidates.map(({ id }) => id);

describe('the choice of a model', () => {
  const dear = offer('a/dear', { class: 'premium', price: { inputMicroUsd: 9_000, outputMicroUsd: 9_000 } });
  const cheap = offer('a/cheap', { class: 'efficient', price: { inputMicroUsd: 1, outputMicroUsd: 1 } });
  const middle = offer('b/middle');
  const own = offer('own/llama', {
    class: 'local',
    privacy: 'local',
    price: { inputMicroUsd: 0, outputMicroUsd: 0 },
  });
  const all = [dear, cheap, middle, own];

  it('goes by the complexity, and goes on inside the same provider first', () => {
    assert.deepEqual(idsOf(all, { complexity: 9 }), ['a/dear', 'a/cheap', 'b/middle', 'own/llama']);
    assert.equal(idsOf(all)[0], 'b/middle');
    assert.equal(idsOf([dear, cheap, middle], { complexity: 2 })[0], 'a/cheap');
  });

  it('takes a local one for what is easy, and nothing else after it', () => {
    assert.deepEqual(idsOf(all, { complexity: 2 }), ['own/llama']);
  });

  it('takes one that answers only where it is chosen for nothing else, neither first nor after a fault', () => {
    const window = offer('editor/gpt', {
      isOnlyChosen: true,
      price: { inputMicroUsd: 0, outputMicroUsd: 0 },
    });

    assert.deepEqual(idsOf([window]), []);
    assert.deepEqual(idsOf([window, middle], { complexity: 1 }), ['b/middle']);
    assert.deepEqual(idsOf([window, middle, own], { chosen: 'editor/gpt' }), ['editor/gpt']);
  });

  it('puts none in the place of a chosen one', () => {
    const free = offer('free/m', { price: { inputMicroUsd: 0, outputMicroUsd: 0 } });

    assert.deepEqual(idsOf([free, dear, own], { chosen: 'free/m' }), ['free/m']);
    assert.deepEqual(idsOf([dear, middle, free], { chosen: 'a/dear' }), ['a/dear']);
    assert.deepEqual(idsOf([free, dear], { complexity: 5 }), ['free/m', 'a/dear']);
  });

  it('keeps to the privacy that is demanded', () => {
    assert.deepEqual(idsOf(all, { complexity: 10, privacy: 'local' }), ['own/llama']);
    assert.deepEqual(idsOf([dear, middle], { privacy: 'restricted' }), []);
  });

  it('takes the cheaper of two, the one that is well before it, and one whose context is long enough', () => {
    const dearer = offer('c/dearer', { price: { inputMicroUsd: 2_000, outputMicroUsd: 2_000 } });
    const down = offer('c/down', { price: { inputMicroUsd: 1, outputMicroUsd: 1 }, health: 'down' });
    const short = offer('c/short', { price: { inputMicroUsd: 1, outputMicroUsd: 1 }, contextTokens: 500 });

    assert.equal(idsOf([dearer, middle])[0], 'b/middle');
    assert.equal(idsOf([down, middle])[0], 'b/middle');
    assert.equal(idsOf([short, middle])[0], 'b/middle');
  });

  it('says why, in English and German', () => {
    assert.match(
      chooseModels(all, ask).reason,
      /^Complexity 5 of 10: a standard model; b\/middle fits best\.$/,
    );
    assert.match(chooseModels(all, { ...ask, locale: 'de-AT' }).reason, /^Schwierigkeit 5 von 10: /);
    assert.equal(
      chooseModels(all, { ...ask, chosen: 'a/dear', locale: 'de' }).reason,
      'Du hast a/dear gewählt.',
    );
  });

  const offers = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 8 }),
      providerId: fc.constantFrom('a', 'b', 'c'),
      class: fc.constantFrom(...modelClasses),
      privacy: fc.constantFrom(...privacyClasses),
      health: fc.constantFrom('ok' as const, 'failing' as const, 'down' as const),
      contextTokens: fc.nat(200_000),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
  );

  it('lets the chosen one stand alone, whatever else there is', () => {
    fc.assert(
      fc.property(offers, fc.nat(100), fc.constantFrom(...privacyClasses), (given, at, privacy) => {
        const listed = given.map((each) => offer(each.id, each));
        const chosen = listed[at % listed.length];
        assert.ok(chosen);
        const { candidates } = chooseModels(listed, { ...ask, privacy, chosen: chosen.id });
        assert.deepEqual(candidates, [chosen]);
      }),
    );
  });

  it('never goes on to a less private one', () => {
    fc.assert(
      fc.property(offers, fc.constantFrom(...privacyClasses), (given, privacy) => {
        const listed = given.map((each) => offer(each.id, each));
        const { candidates } = chooseModels(listed, { ...ask, privacy });
        const [first] = candidates;
        assert.equal(new Set(candidates).size, candidates.length);
        for (const next of candidates.slice(1))
          assert.ok(first && isAsPrivate(next.privacy, privacy) && isAsPrivate(next.privacy, first.privacy));
      }),
    );
  });
});
