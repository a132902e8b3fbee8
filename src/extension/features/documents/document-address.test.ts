import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressOf, readAddress, titleOfPath } from './document-address.ts';

const id = '01932f5e-0000-7000-8000-000000000001';
const place = { id, title: 'Charter', client: 'Nordwind', project: 'API rewrite' };

describe('the address of a document', () => {
  it('reads as client, project and title, of a version with its number', () => {
    assert.equal(addressOf(place).path, '/Nordwind/API rewrite/Charter.md');
    assert.equal(addressOf({ ...place, number: 3 }).path, '/Nordwind/API rewrite/Charter (v3).md');
  });

  it('names the same document whatever its title is, and no other folder', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.integer({ min: 1, max: 99_999 })), (title, version) => {
        const number = version ?? undefined;
        const address = addressOf({ ...place, title, ...(number === undefined ? {} : { number }) });

        assert.deepEqual(readAddress(address), { id, number });
        assert.equal(address.path.split('/').length, 4);
        assert.ok(!address.path.split('/').includes('..'));
      }),
    );
  });

  it('is none for a folder, another scheme or a version 0', () => {
    const scheme = 'vireo-document';
    assert.equal(readAddress({ scheme, query: '' }), undefined);
    assert.equal(readAddress({ scheme: 'file', query: id }), undefined);
    assert.equal(readAddress({ scheme, query: `${id}/0` }), undefined);
  });

  it('has the title at its end', () => {
    assert.equal(titleOfPath('/Nordwind/API rewrite/Risks.md'), 'Risks');
  });
});
