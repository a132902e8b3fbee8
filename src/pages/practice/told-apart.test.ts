import assert from 'node:assert/strict';
import { projectWith } from '../../../test/support/api-records.ts';
import type { Client, Invoice, Task } from '../../api-client/index.ts';
import { inEnglish as t } from '../words.ts';
import {
  joinFacts,
  tellClientsApart,
  tellInvoicesApart,
  tellPeopleApart,
  tellProjectsApart,
  tellTasksApart,
} from './told-apart.ts';

const ports = { t, locale: 'en' };
const at = '2026-11-01T10:00:00Z';

function client(id: string, change: Partial<Client> = {}): Client {
  const bare = {
    id,
    name: 'Acme',
    archivedAt: null,
    addressLines: [],
    address: null,
    vatId: null,
    email: null,
  };
  return { ...bare, countryCode: 'DE', currency: 'EUR', createdAt: at, ...change } as unknown as Client;
}
const clientFacts = (...clients: readonly Client[]) => [...tellClientsApart(clients, ports).values()];

describe('clients of one name', () => {
  it('are described by what differs most: archived, town, VAT ID, country, currency, address', () => {
    const cases: readonly (readonly [Partial<Client>, readonly string[]])[] = [
      [{ archivedAt: at }, ['', 'archived']],
      [{ addressLines: ['1 Main Street', 'Graz'] }, ['', 'Graz']],
      [{ vatId: 'DE136695976' }, ['', 'DE136695976']],
      [{ countryCode: 'AT' }, ['DE', 'AT']],
      [{ currency: 'CHF' }, ['EUR', 'CHF']],
      [{ email: 'a@acme.example' }, ['', 'a@acme.example']],
      [{ createdAt: '2026-11-02T10:00:00Z' }, ['added Nov 1, 2026', 'added Nov 2, 2026']],
    ];
    for (const [change, facts] of cases)
      assert.deepEqual(clientFacts(client('c1'), client('c2', change)), facts, JSON.stringify(change));
  });

  it('are told by their whole name where the list shortens it', () => {
    const clients = [client('c1', { name: 'Acme AG' }), client('c2', { name: 'Acme GmbH' })];

    const told = tellClientsApart(clients, ports, () => 'Acme');

    assert.deepEqual([...told.values()], ['Acme AG', 'Acme GmbH']);
  });
});

describe('projects of one name', () => {
  const clients = new Map([
    ['c1', client('c1', { countryCode: 'AT' })],
    ['c2', client('c2')],
    ['c3', client('c3', { name: 'Zoo' })],
  ]);

  it('are told by their clients', () => {
    const projects = [projectWith({ id: 'p1', clientId: 'c1' }), projectWith({ id: 'p2', clientId: 'c3' })];

    assert.deepEqual([...tellProjectsApart(projects, { clients }, ports).values()], ['Acme', 'Zoo']);
  });

  it('are told by what tells clients of one name apart, also where the list shows the client', () => {
    const projects = [projectWith({ id: 'p1', clientId: 'c1' }), projectWith({ id: 'p2', clientId: 'c2' })];
    const told = tellProjectsApart(projects, { clients }, { ...ports, showsClient: true });

    assert.deepEqual([...told.values()], ['AT', 'DE']);
  });
});

describe('tasks, invoices and people of one name', () => {
  it('are told by what each has', () => {
    const tasks = [
      { id: 't1', name: 'Review', archivedAt: null, createdAt: at },
      { id: 't2', name: 'Review', archivedAt: at, createdAt: at },
    ] as Task[];
    const invoice = (id: string, periodStart: string) =>
      ({
        id,
        clientName: 'Acme',
        number: null,
        periodStart,
        periodEnd: '2026-11-30',
        createdAt: at,
      }) as Invoice;
    const invoices = [invoice('i1', '2026-11-01'), invoice('i2', '2026-11-16')];
    const people = [
      { name: 'Jo', email: null, createdAt: at },
      { name: 'Jo', email: 'jo@acme.example', createdAt: at },
    ];

    assert.deepEqual([...tellTasksApart(tasks, ports).values()], ['', 'archived']);
    assert.equal(new Set(tellInvoicesApart(invoices, ports, () => 'Draft Acme').values()).size, 2);
    assert.deepEqual([...tellPeopleApart(people, ports).values()], ['', 'jo@acme.example']);
  });
});

describe('joinFacts', () => {
  it('says each fact once', () => {
    assert.equal(joinFacts('Acme', '', undefined, 'Acme', 'DE'), 'Acme · DE');
  });
});
