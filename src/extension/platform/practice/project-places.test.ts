import assert from 'node:assert/strict';
import { projectWith } from '../../../../test/support/api-records.ts';
import { isOfAnother, matchProjects, toRules } from '../../../domain/project-rules.ts';
import { joinMatches } from './project-places.ts';

describe('joinMatches', () => {
  it('is sure where all places are of one project', () => {
    const one = { sure: 'a', ids: ['a', 'b'] };

    assert.deepEqual(joinMatches([one, { sure: 'a', ids: ['a'] }]), { sure: 'a', ids: ['a', 'b'] });
  });

  it('asks where two places are of two projects, or one is of none', () => {
    const one = { sure: 'a', ids: ['a'] };

    assert.equal(joinMatches([one, { sure: 'b', ids: ['b'] }]).sure, undefined);
    assert.equal(joinMatches([one, { sure: undefined, ids: [] }]).sure, undefined);
    assert.equal(joinMatches([]).sure, undefined);
  });
});

describe('toRules', () => {
  it('knows a clone of the repository on GitHub, wherever it lies', () => {
    const project = projectWith({
      id: 'api',
      githubUrl: 'https://github.com/Acme/api/',
      folder: '/home/mara/api',
    });
    const place = { folder: '/tmp/clone', remote: 'git@github.com:acme/api.git', branch: 'main' };

    assert.equal(matchProjects([toRules(project)], place).sure, 'api');
  });
});

describe('a place of another project', () => {
  const api = projectWith({ id: 'api', folder: '/home/mara/api' });
  const portal = projectWith({ id: 'portal', folder: null });
  const placed = (folder: string) => ({ folder, remote: null, branch: 'feature/labels' });
  const isOther = (id: string, folder: string) => isOfAnother([api, portal], id, placed(folder));

  it('is one that surely is of it, and none that is of nobody', () => {
    assert.deepEqual(
      [
        isOther('portal', '/home/mara/api'),
        isOther('api', '/home/mara/api'),
        isOther('portal', '/tmp/notes'),
      ],
      [true, false, false],
    );
  });
});
