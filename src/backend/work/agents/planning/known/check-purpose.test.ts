import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findPurposeFault } from './check-purpose.ts';

const readme =
  '# Orders\n\nTakes orders of the shops of Nordwind and hands them to the warehouse. Used by 12 shops.\n\n## Install\n\nnpm install\n';

describe('what a model says of the purpose of a project', () => {
  it('may stand where the README says it', () => {
    assert.equal(
      findPurposeFault('It takes the orders of 12 shops and hands them to the warehouse.', readme),
      undefined,
    );
    assert.equal(findPurposeFault('Orders of the shops of Nordwind reach the warehouse.', readme), undefined);
  });

  it('is refused where it says more, something else, or no plain sentence', () => {
    assert.match(findPurposeFault('It takes the orders of 40 shops.', readme) ?? '', /does not say 40/);
    assert.match(findPurposeFault('It hands orders to SAP.', readme) ?? '', /does not name SAP/);
    assert.match(
      findPurposeFault('A platform that revolutionises logistics everywhere.', readme) ?? '',
      /something else/,
    );
    assert.match(findPurposeFault('Takes orders. See https://example.com', readme) ?? '', /plain words/);
    assert.match(findPurposeFault(`Orders ${'and orders '.repeat(80)}`, readme) ?? '', /too long/);
  });
});
