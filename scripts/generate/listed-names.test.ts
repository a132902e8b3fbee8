import assert from 'node:assert/strict';
import { renderFeatures } from './features.ts';
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

  it('keeps the place of those that are there, and ends with new ones', () => {
    const texts = new Map([
      ['features/aged/register-aged.ts', register('registerAged')],
      ['features/old/register-old.ts', register('registerOld')],
      ['features/new/register-new.ts', register('registerNew')],
    ]);
    const before = 'export const features = [\n  registerOld,\n  registerAged,\n];';

    const text = renderFeatures(['aged', 'new', 'old'], texts, before);

    assert.deepEqual(text.match(/^ {2}\w+/gm), ['  registerOld', '  registerAged', '  registerNew']);
  });

  it('has one function for each', () => {
    const texts = new Map([['features/old/show-old.ts', register('showOld')]]);

    assert.throws(() => renderFeatures(['old'], texts, ''), /The feature old has 0 functions/);
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
