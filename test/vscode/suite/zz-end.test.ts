import assert from 'node:assert/strict';
import { activateExtension } from './support/records.ts';

/** Last by its name: after it the extension is no more. */
describe('the end of the extension', () => {
  it('leaves nothing open', async () => {
    const { shutDown } = await activateExtension();

    assert.equal(shutDown(), 0);
  });

  it('can be asked for twice', async () => {
    const { shutDown } = await activateExtension();

    assert.equal(shutDown(), 0);
  });
});
