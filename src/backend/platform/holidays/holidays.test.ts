import assert from 'node:assert/strict';
import { createHolidays } from './holidays.ts';

describe('holidays', () => {
  const warnings: string[] = [];
  const holidays = createHolidays((message) => warnings.push(message));
  const in2026 = { from: '2026-01-01', to: '2026-12-31', language: 'de' };

  it('are those of the region, in the language that is asked for', async () => {
    const hamburg = await holidays.find({ ...in2026, region: 'DE-HH' });
    const bavaria = await holidays.find({ ...in2026, region: 'DE-BY' });

    assert.equal(hamburg.get('2026-10-31'), 'Reformationstag');
    assert.equal(hamburg.has('2026-01-06'), false);
    assert.equal(bavaria.get('2026-01-06'), 'Heilige Drei Könige');
    assert.equal(bavaria.has('2026-10-31'), false);
  });

  it('are found on the days that take their place, and in both years of a week over new year', async () => {
    const found = await holidays.find({ region: 'GB', from: '2027-12-27', to: '2028-01-02', language: 'en' });

    assert.ok(found.has('2027-12-27') && found.has('2027-12-28'), 'the substitutes of Christmas');
    assert.ok(found.has('2028-01-01'));
  });

  it('are found in all the years between', async () => {
    const found = await holidays.find({ region: 'AT', from: '2009-06-01', to: '2026-06-01', language: 'de' });

    assert.deepEqual(
      ['2009', '2014', '2019', '2026'].filter((year) => found.has(`${year}-12-25`)),
      ['2009', '2014', '2019', '2026'],
    );
  });

  it('are of places that the data knows; of others what may be meant is told', async () => {
    const suggest = async (region: string) => await holidays.suggest(region);

    for (const region of ['none', 'DE', 'DE-HH', 'BR-MG-BH']) {
      assert.equal(await suggest(region), undefined, region);
    }
    const ofGermany = await suggest('DE-XX');
    assert.ok(ofGermany?.includes('DE-HH') && ofGermany.length === 16);
    assert.deepEqual(await suggest('ZZ'), ['ZA', 'ZM', 'ZW']);
    assert.deepEqual(await suggest('DE-HH-X'), ['DE-HH']);
    assert.deepEqual(await suggest('BR-MG-X'), ['BR-MG-BH']);
  });

  it('are none where there is no such place, or none are wanted', async () => {
    assert.equal((await holidays.find({ ...in2026, region: 'ZZ' })).size, 0);
    assert.equal((await holidays.find({ ...in2026, region: 'none' })).size, 0);
    assert.deepEqual(warnings, []);
  });
});
