import assert from 'node:assert/strict';
import { projectWith } from '../../../test/support/api-records.ts';
import type { Client, Task } from '../../api-client/index.ts';
import { inEnglish as t } from '../words.ts';
import { clientChoices, peopleChoices, projectChoices, taskChoices } from './distinct-choices.ts';

const ports = { t, locale: 'en' };
const createdAt = '2026-11-01T10:00:00Z';
const client = (id: string, town: string) =>
  ({
    id,
    name: 'Acme',
    archivedAt: null,
    addressLines: [town],
    address: null,
    createdAt,
  }) as unknown as Client;
const clients = [client('c1', 'Bonn'), client('c2', 'Graz')];

describe('choices of a page', () => {
  it('are names alone where each reads by itself', () => {
    assert.deepEqual(clientChoices(clients.slice(1), ports), [{ id: 'c2', name: 'Acme' }]);
  });

  it('say in brackets what tells two of one name apart', () => {
    const projects = [
      projectWith({ id: 'p1', clientId: 'c1', name: 'API' }),
      projectWith({ id: 'p2', clientId: 'c2', name: 'API' }),
    ];
    const tasks = [
      { id: 't1', name: 'Review', archivedAt: null, createdAt },
      { id: 't2', name: 'Review', archivedAt: createdAt, createdAt },
    ] as Task[];
    const people = [
      { id: 'u1', name: 'Jo', email: 'jo@a.example', createdAt },
      { id: 'u2', name: 'Jo', email: 'jo@b.example', createdAt },
    ];
    const directory = { clients: new Map(clients.map((one) => [one.id, one])) };
    const names = (choices: readonly { readonly name: string }[]) => choices.map(({ name }) => name);

    assert.deepEqual(names(clientChoices(clients, ports)), ['Acme (Bonn)', 'Acme (Graz)']);
    assert.deepEqual(names(projectChoices(projects, directory, ports)), [
      'Acme · API (Bonn)',
      'Acme · API (Graz)',
    ]);
    assert.deepEqual(names(taskChoices(tasks, ports)), ['Review', 'Review (archived)']);
    assert.deepEqual(names(peopleChoices(people, ports)), ['Jo (jo@a.example)', 'Jo (jo@b.example)']);
  });
});
