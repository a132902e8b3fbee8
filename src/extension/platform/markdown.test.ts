import assert from 'node:assert/strict';
import { withoutIcons } from './markdown.ts';

describe('withoutIcons', () => {
  it('leaves a dollar sign and takes the icon', () => {
    assert.equal(withoutIcons('$5 $(flame)'), '$5 $ (flame)');
  });
});
