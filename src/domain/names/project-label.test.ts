import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { projectLabel } from './project-label.ts';

describe('projectLabel', () => {
  it('names the client before the project', () => {
    assert.equal(projectLabel('Nordwind GmbH', 'API rewrite'), 'Nordwind GmbH · API rewrite');
  });

  it('leaves out a name that is unknown', () => {
    assert.deepEqual(
      [projectLabel('', 'API rewrite'), projectLabel('Nordwind GmbH', '')],
      ['API rewrite', 'Nordwind GmbH'],
    );
  });
});
