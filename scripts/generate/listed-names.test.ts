import assert from 'node:assert/strict';
import { renderFeatures, sortFeatures } from './features.ts';
import { renderMigrations } from './migrations.ts';
import { renderPages } from './pages.ts';

const migration = (name: string) => `export const ${name}: Migration = {\n`;

describe('the list of migrations', () => {
  it('is in the order of their names, without what is part of one', () => {
    const texts = new Map([
      ['0002-rates.ts', migration('rates')],
      ['0001-money-locks.ts', 'export const locks = [];'],
      ['0001-foundation.ts', migration('foundation')],
    ]);

    assert.deepEqual(renderMigrations(texts).match(/^ {2}\w+/gm), ['  foundation', '  rates']);
  });

  it('has each number once', () => {
    const texts = new Map([
      ['0001-a.ts', migration('a')],
      ['0001-b.ts', migration('b')],
    ]);

    assert.throws(() => renderMigrations(texts), /0001-a\.ts and 0001-b\.ts have one number/);
  });
});

describe('the list of features', () => {
  const register = (name: string) => `export function ${name}(services: Services): Disposable {\n`;

  it('is in the order that they declare, with new ones last', () => {
    const texts = new Map([
      ['features/aged/register-aged.ts', register('registerAged')],
      ['features/old/register-old.ts', register('registerOld')],
      ['features/new/register-new.ts', register('registerNew')],
    ]);
    const features = [{ name: 'aged', after: 'old' }, { name: 'new' }, { name: 'old', after: null }];

    const text = renderFeatures(features, texts);

    assert.deepEqual(text.match(/^ {2}\w+/gm), ['  registerOld', '  registerAged', '  registerNew']);
  });

  it('has those that come after one by their names, each with its own', () => {
    const placed = (name: string, other: string | null) => ({ name, after: other });

    assert.deepEqual(
      sortFeatures([placed('c', 'a'), placed('d', 'b'), placed('b', 'a'), placed('a', null)]),
      ['a', 'b', 'd', 'c'],
    );
  });

  it('refuses a place after one that is none, and a circle', () => {
    assert.throws(() => sortFeatures([{ name: 'a', after: 'z' }]), /The feature a comes after z/);
    assert.throws(
      () =>
        sortFeatures([
          { name: 'a', after: 'b' },
          { name: 'b', after: 'a' },
        ]),
      /The feature a comes after b/,
    );
  });

  it('has one function for each', () => {
    const texts = new Map([['features/old/show-old.ts', register('showOld')]]);

    assert.throws(() => renderFeatures([{ name: 'old' }], texts), /The feature old has 0 functions/);
  });
});

describe('the list of pages', () => {
  const page = (name: string) => `export const ${name}View = definePage({\n  name: '${name}',\n`;

  it('has each by its name, in the order of their folders', () => {
    const texts = new Map([
      ['week/week.page.ts', page('week')],
      ['goals/goals.page.ts', page('goals')],
    ]);

    assert.deepEqual(renderPages(texts).match(/^export.*/gm), [
      "export { goalsView as goals } from './goals/goals.page.ts';",
      "export { weekView as week } from './week/week.page.ts';",
    ]);
  });

  it('has none that is called otherwise than its folder', () => {
    const texts = new Map([['week/week.page.ts', page('day')]]);

    assert.throws(() => renderPages(texts), /week\.page\.ts defines no page of the name week/);
  });
});
