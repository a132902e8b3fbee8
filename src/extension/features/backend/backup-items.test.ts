import assert from 'node:assert/strict';
import type { Backup } from '../../../contract/backup/backups.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { toBackupItems } from './backup-items.ts';

const backup: Backup = {
  id: '20261123T060000Z-abcdef',
  createdAt: '2026-11-23T06:00:00.000Z',
  reason: 'daily',
  productVersion: '0.1.0',
  database: 'sound',
  counts: { clients: 3, projects: 5, entries: 1200, invoices: 17, files: 20 },
  sizeBytes: 1_200_000,
  encrypted: false,
};
const here = { now: Date.parse('2026-11-23T09:30:00Z'), locale: 'en', t };

describe('backups to choose from', () => {
  it('tell when, how old, how large, and what is on record', () => {
    const [item] = toBackupItems([backup], here);

    assert.match(item?.label ?? '', /Nov 23, 2026/);
    assert.equal(item?.description, '3 hours ago · daily · 1.2 MB');
    assert.equal(item?.detail, '3 clients, 5 projects, 1200 entries, 17 invoices');
  });

  it('tell which is encrypted, and which is damaged', () => {
    const [item] = toBackupItems([{ ...backup, encrypted: true, database: 'damaged', counts: null }], here);

    assert.match(item?.description ?? '', /· encrypted$/);
    assert.equal(item?.detail, 'damaged');
  });
});
