/** Proves a backup: it is opened in a place of its own, every hash is checked, and the database as if it were in use. */
import fs from 'node:fs';
import path from 'node:path';
import type { BackupProof } from '../../../contract/backup/backups.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { listOrganizationIds } from '../../contexts/account/first-start.ts';
import type { SeriesProof } from '../../contexts/money/invoices/numbers/verify-numbers.schema.ts';
import { verifyNumbers } from '../../contexts/money/invoices/numbers/verify-numbers.ts';
import { isDatabaseError } from '../../platform/db/database-error.ts';
import type { Database } from '../../platform/db/index.ts';
import { filePathOf } from '../../platform/files/file-places.ts';
import { createReads } from '../../platform/reach/reads.ts';
import type { Schema } from '../../schema.ts';
import { openStore } from '../open-store.ts';
import { idOfFile, openWorkFolder } from './backup-names.ts';
import { inspectDatabase } from './inspect-database.ts';
import { locateBackup } from './locate-backup.ts';
import { databaseMember, type Manifest } from './manifest.ts';
import { type ArchiveFault, unpackArchive } from './read-archive.ts';

export interface VerifyBackup {
  readonly data: string;
  /** Its id, or the path of its file. */
  readonly named: string;
  readonly passphrase?: string | undefined;
}

export async function verifyBackup({ data, named, passphrase }: VerifyBackup): Promise<BackupProof> {
  const file = locateBackup(data, named);
  const work = openWorkFolder(data);
  try {
    const { manifest, faults } = await unpackArchive(file, work.folder, passphrase);
    const proven = manifest ? await proveUnpacked(work.folder, manifest) : nothing;
    const all = [...faults, ...proven.faults];
    return {
      id: manifest?.id ?? idOfFile(file) ?? null,
      ok: all.length === 0,
      faults: all,
      checked: { files: manifest?.members.length ?? 0, invoices: proven.invoices, series: proven.series },
    };
  } finally {
    work.remove();
  }
}

export interface Proven {
  readonly faults: readonly ArchiveFault[];
  readonly invoices: number;
  readonly series: number;
}

const nothing: Proven = { faults: [], invoices: 0, series: 0 };

/** Of files whose hashes were checked. What a database was called damaged for when it was backed up, is a fault here too. */
async function proveUnpacked(folder: string, manifest: Manifest): Promise<Proven> {
  const database = path.join(folder, databaseMember);
  if (!fs.existsSync(database)) return nothing;
  const inspected = inspectDatabase(database);
  if (inspected.state === 'damaged') return failed(`The database is damaged: ${inspected.reason}`);
  const named = new Set(manifest.members.map(({ path: name }) => name));
  const missing = inspected.files
    .map((sha256) => `files/${filePathOf(sha256)}`)
    .filter((name) => !named.has(name))
    .map((file) => ({
      file,
      message: 'The backup does not have it: it was missing when the backup was made.',
    }));
  const proven = await proveDatabase(folder).catch((error: unknown) => {
    if (isDatabaseError(error)) return failed(error.message);
    throw error;
  });
  return { ...proven, faults: [...missing, ...proven.faults] };
}

/**
 * Opens a copy as a backend would, brought up to the newest schema, and proves the numbers of every practice in it.
 * @throws DatabaseError where no backend could open it
 */
export async function proveDatabase(folder: string): Promise<Proven> {
  const scratch = fs.mkdtempSync(path.join(folder, 'scratch-'));
  fs.copyFileSync(path.join(folder, databaseMember), path.join(scratch, practiceFileName));
  try {
    const database = await openStore({ directory: scratch, driver: 'node-sqlite' });
    try {
      return await proveNumbers(database);
    } finally {
      await database.close();
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Of every practice in it. */
export async function proveNumbers(database: Database<Schema>): Promise<Proven> {
  const proofs: SeriesProof[] = [];
  const faults: { readonly message: string }[] = [];
  for (const id of await listOrganizationIds(database)) {
    const actor = { kind: 'system', organizationId: id, task: 'verify-backup' } as const;
    const reads = createReads({ db: database.query, actor, scopes: {} });
    const { series, differences } = await verifyNumbers(reads);
    proofs.push(...series);
    faults.push(...series.flatMap((each) => each.faults), ...differences);
  }
  return {
    faults: faults.map(({ message }) => ({ file: databaseMember, message })),
    invoices: proofs.reduce((sum, { count }) => sum + count, 0),
    series: proofs.length,
  };
}

function failed(message: string): Proven {
  return { ...nothing, faults: [{ file: databaseMember, message }] };
}
