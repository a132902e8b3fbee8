import assert from 'node:assert/strict';
import { marks } from './sample.ts';
import { measureOf, setsIn } from './shown-sums.ts';

describe('a sum in an answer', () => {
  const sum = (of: readonly string[]) => of.reduce((total, mark) => total + measureOf(mark, 'seconds'), 0);

  it('says of which sets of records it is', () => {
    const said = `{"totalSeconds":${sum(['Alder', 'Elder'])},"seconds":${sum(['Cedar'])},"target":${sum(['Birch'])}}`;

    assert.deepEqual(setsIn(said, 'seconds'), [['Elder', 'Alder'], ['Cedar']]);
  });

  it('is seen to hold more than there is', () => {
    const cents = [...marks, 'Alder'].reduce((total, mark) => total + measureOf(mark, 'cents'), 0);

    assert.deepEqual(setsIn(`{"minor":${cents}}`, 'cents'), [undefined]);
  });

  it('is seen beside hours of other records', () => {
    assert.deepEqual(setsIn(`{"seconds":${sum(['Elder']) + 7_200}}`, 'seconds'), [['Elder']]);
  });

  it('is no sum of records where it is another figure', () => {
    assert.deepEqual(setsIn('{"seconds":3600,"minor":500}', 'seconds'), []);
  });
});
