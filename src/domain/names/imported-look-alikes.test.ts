import assert from 'node:assert/strict';
import { keyOfLookAlike, listImportedLookAlikes, type MadeNames } from './imported-look-alikes.ts';

const made: MadeNames = {
  clients: [
    { name: 'Acme Ltd', source: 'ACME', like: ['Acme GmbH', 'Acme AG'] },
    { name: 'Zoo', source: 'Zoo', like: [] },
  ],
  projects: [{ client: 'Acme', name: 'Web-Site', source: 'ACME / Web-Site', like: ['Website'] }],
  tasks: [
    { project: 'Website', name: 'Reveiw', source: 'Reveiw', like: ['Review'] },
    { project: 'Shop', name: 'Reveiw', source: 'Reveiw', like: ['Reviews'] },
  ],
};

describe('look-alikes of an import', () => {
  it('are what is made that looks like something, with what the map takes for each', () => {
    assert.deepEqual(
      listImportedLookAlikes(made).map(({ key, likes }) => [key, likes[0]?.target]),
      [
        ['ACME', 'Acme GmbH'],
        ['ACME / Web-Site', { client: 'Acme', project: 'Website' }],
        ['Reveiw', 'Review'],
      ],
    );
  });

  it('name the project of a task and the client of a project', () => {
    const [client, project, task] = listImportedLookAlikes(made);

    assert.deepEqual(
      client?.likes.map(({ shown }) => shown),
      ['Acme GmbH', 'Acme AG'],
    );
    assert.deepEqual(
      { project: project?.shown, firstLikes: project?.likes[0]?.shown },
      { project: 'Acme · Web-Site', firstLikes: 'Acme · Website' },
    );
    assert.deepEqual(
      { task: task?.shown, firstLikes: task?.likes[0]?.shown },
      { task: 'Website · Reveiw', firstLikes: 'Website · Review' },
    );
  });

  it('are apart where a client and a project are called the same', () => {
    assert.notEqual(
      keyOfLookAlike({ kind: 'clients', key: 'Acme' }),
      keyOfLookAlike({ kind: 'projects', key: 'Acme' }),
    );
  });
});
