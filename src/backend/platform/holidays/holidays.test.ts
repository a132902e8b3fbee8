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

  it('are those of any region where the region is not known, else of that one alone', async () => {
    const span = { country: 'DE', from: '2026-01-01', to: '2026-12-31' };
    const anywhere = await holidays.findAnywhere({ ...span, region: '' });
    const [byName, byCode, mistyped] = await Promise.all(
      ['Hamburg', 'de-hh', 'Hambourg'].map(
        async (region) => await holidays.findAnywhere({ ...span, region }),
      ),
    );

    for (const day of ['2026-01-06', '2026-08-08', '2026-10-31', '2026-11-18', '2026-12-25']) {
      assert.ok(anywhere.has(day), day);
    }
    assert.equal(anywhere.has('2026-12-24'), false);
    assert.deepEqual(
      ['2026-01-06', '2026-10-31', '2026-12-25'].map((day) => byName?.has(day)),
      [false, true, true],
    );
    assert.deepEqual(byCode, byName);
    assert.deepEqual(mistyped, anywhere);
  });

  it('are none where there is no such place, or none are wanted', async () => {
    assert.equal((await holidays.find({ ...in2026, region: 'ZZ' })).size, 0);
    assert.equal((await holidays.find({ ...in2026, region: 'none' })).size, 0);
    assert.deepEqual(warnings, []);
  });
});
