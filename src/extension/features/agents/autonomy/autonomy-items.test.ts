import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../../pages/words.ts';
import {
  checkBranches,
  listAllowedItems,
  listAutonomyItems,
  listCrewItems,
  readBranches,
} from './autonomy-items.ts';

describe('listAutonomyItems', () => {
  it('goes from the most careful to the freest, marks the current one and names protected branches', () => {
    const items = listAutonomyItems({ level: 'ask', protectedBranches: ['main', 'release/*'] }, t);

    assert.deepEqual(
      items.map(({ level, description }) => [level, description]),
      [
        ['suggest', ''],
        ['ask', 'current'],
        ['unattended', ''],
      ],
    );
    assert.match(items[2]?.detail ?? '', /but not on main, release\/\*\./);
    const free = listAutonomyItems({ level: 'unattended', protectedBranches: [] }, t);
    assert.doesNotMatch(free[2]?.detail ?? '', /but not on/);
  });
});

describe('protected branches', () => {
  it('are read off one line, each once', () => {
    assert.deepEqual(readBranches(' main, release/*,,main '), ['main', 'release/*']);
    assert.deepEqual(readBranches(' '), []);
  });

  it('are refused where the backend would refuse them', () => {
    assert.equal(checkBranches('main, release/*', t), undefined);
    assert.equal(
      checkBranches('main release', t),
      'main release: names of branches are separated by commas.',
    );
    assert.equal(checkBranches('x'.repeat(201), t), 'A name has at most 200 characters.');
    const many = Array.from({ length: 51 }, (_, index) => `b${index}`).join(',');
    assert.equal(checkBranches(many, t), 'At most 50 branches.');
  });
});

describe('listCrewItems', () => {
  it('tells contents of one file apart', () => {
    const crew = (sha256: string) => ({
      id: sha256,
      projectId: 'p',
      path: '.vireo/agents/api.yaml',
      sha256,
      createdAt: '2026-11-23T10:00:00Z',
    });
    const items = listCrewItems([crew('a'.repeat(64)), crew('b'.repeat(64))], () => undefined, t);

    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['$(organization) .vireo/agents/api.yaml', 'Unknown project · SHA-256 aaaaaaaaaaaaaaaa…'],
        ['$(organization) .vireo/agents/api.yaml', 'Unknown project · SHA-256 bbbbbbbbbbbbbbbb…'],
      ],
    );
  });
});

describe('listAllowedItems', () => {
  const command = (line: string, folder: string) => ({
    id: line,
    projectId: 'p',
    folder,
    line,
    createdAt: '2026-11-23T10:00:00Z',
  });

  it('shows each line exactly as it is, and says where it allows nothing any more', () => {
    const commands = [command('echo $(id)\u202E', '/api'), command('npm test', '/old')];
    const items = listAllowedItems(commands, () => ({ name: 'Orders', folder: '/api' }), t);

    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['echo \\$(id)\\u{202e}', 'Orders · /api'],
        ['npm test', 'Orders · /old · no longer its folder: asked again'],
      ],
    );
    const [gone] = listAllowedItems(commands, () => undefined, t);
    assert.equal(gone?.description, 'Unknown project · /api · no longer its folder: asked again');
  });
});
