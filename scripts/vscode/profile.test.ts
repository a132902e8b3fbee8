import assert from 'node:assert/strict';
import { profileEnvironment, withoutOwn } from './profile.ts';

describe('the environment of an editor that is started', () => {
  const before = process.env['VIREO_CODE_MADE'];
  beforeEach(() => {
    process.env['VIREO_CODE_MADE'] = '1';
  });
  afterEach(() => {
    if (before === undefined) delete process.env['VIREO_CODE_MADE'];
    else process.env['VIREO_CODE_MADE'] = before;
  });

  it('does not say that code is made, since mocha in its terminals would never make any', () => {
    const profile = { base: '/base', userData: '/base/user', extensions: '/base/extensions' };

    assert.equal(profileEnvironment(profile, { VIREO_DATA: '/data' })['VIREO_CODE_MADE'], undefined);
    assert.equal('VIREO_CODE_MADE' in withoutOwn(process.env), false);
    assert.equal(withoutOwn(process.env)['PATH'], process.env['PATH']);
  });
});
