import assert from 'node:assert/strict';
import type { Client, Finding, Invoice, Project, TimeEntry } from '../api-client/index.ts';
import { inEnglish } from '../pages/words.ts';
import { findingItems } from './features/findings/linked/finding.ts';
import { invoiceItems } from './features/invoices/linked/invoice.ts';
import { clientItems } from './features/projects/linked/client.ts';
import { projectItems } from './features/projects/linked/project.ts';
import { entryItems } from './features/timesheets/linked/entry.ts';
import type { RecordItemPorts } from './platform/links/record-items.ts';

const ports: RecordItemPorts = {
  t: inEnglish,
  locale: 'en-GB',
  zone: 'Europe/Berlin',
  directory: {
    clients: new Map([['c1', { id: 'c1', name: 'Nordwind' } as Client]]),
    projects: new Map([['p1', { id: 'p1', name: 'API', clientId: 'c1' } as Project]]),
  },
  formatAmount: ({ minor, currency }) => `${minor / 100} ${currency}`,
  severityWord: (severity) => severity,
};

function entry(id: string, change: Partial<TimeEntry> = {}): TimeEntry {
  const times = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T10:15:00Z' };
  const at = { zone: 'Europe/Berlin', localDate: '2026-11-16', seconds: 8_100 };
  return { id, projectId: 'p1', note: 'Import', ...times, ...at, ...change } as TimeEntry;
}

describe('the records behind a figure', () => {
  it('are entries with their day, span, project, note and length, under their count and sum', () => {
    const { title, items } = entryItems([entry('e1'), entry('e2', { note: '', seconds: 900 })], ports);

    assert.equal(title, '2 entries · 2:30');
    assert.deepEqual(items[0], {
      label: 'Mon, 16 Nov 2026, 9:00–11:15',
      description: '2:15 · Nordwind · API',
      detail: 'Import',
      record: { kind: 'entry', ids: ['e1'] },
    });
    assert.equal('detail' in (items[1] ?? {}), false);
  });

  it('are entries whose times are marked where they go by another clock', () => {
    const { items } = entryItems([entry('e1', { zone: 'America/New_York' })], ports);

    assert.equal(items[0]?.label, 'Mon, 16 Nov 2026, 3:00–5:15 UTC-5');
  });

  it('are findings with their place, and invoices with their amount', () => {
    const finding = {
      id: 'f1',
      projectId: 'p1',
      path: 'src/a.ts',
      range: { startLine: 2 },
      severity: 'high',
      message: 'A secret',
    } as Finding;
    const invoice = {
      id: 'i1',
      number: 'RE-1',
      clientName: 'Nordwind',
      gross: { minor: 11_900, currency: 'EUR' },
      dueDate: '2026-11-30',
    } as Invoice;

    assert.deepEqual(findingItems([finding], ports), {
      title: '1 finding',
      items: [
        {
          label: 'src/a.ts:3',
          description: 'high · API',
          detail: 'A secret',
          record: { kind: 'finding', ids: ['f1'] },
        },
      ],
    });
    assert.equal(invoiceItems([invoice], ports).items[0]?.description, '119 EUR · Due on Mon, 30 Nov 2026');
  });

  it('are projects or clients where the entries were too many, without those that are gone', () => {
    const { title, items } = projectItems(['p1', 'gone'], ports);

    assert.equal(title, '1 project');
    assert.deepEqual(items, [
      { label: 'API', description: 'Nordwind', record: { kind: 'project', ids: ['p1'] } },
    ]);
    assert.equal(clientItems(['c1'], ports).items[0]?.label, 'Nordwind');
    assert.equal(clientItems(['c1'], ports).title, '1 client');
    assert.equal(projectItems([], ports).title, '0 projects');
  });
});
