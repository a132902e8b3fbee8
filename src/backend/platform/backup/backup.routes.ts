/** Paths of backups. Restoring is no route: it ends the backend (`vireo backup restore`). */
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { ApiError, type ErrorCode, invalidField } from '../http/api-error.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  backupListSchema,
  backupMadeSchema,
  backupProofSchema,
  verifyBackupSchema,
} from './backups.schema.ts';
import type { Backups } from './backups.ts';

const path = '/api/v1/backups';
const tags = ['Backups'];

export function backupRoutes(backups: Backups | undefined): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'backup:write',
      schema: {
        operationId: 'listBackups',
        summary: 'The backups of this data folder, newest first',
        tags,
        response: { 200: backupListSchema },
      },
      handler: async () => await explained(async () => await required(backups).list()),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'backup:write',
      schema: {
        operationId: 'createBackup',
        summary: 'Back up database, stored files and settings as of now',
        tags,
        response: { 201: backupMadeSchema },
      },
      handler: async (_request, reply) =>
        reply.code(201).send(await explained(async () => await required(backups).create('asked'))),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/verify`,
      access: 'backup:write',
      schema: {
        operationId: 'verifyBackup',
        summary: 'Open a backup, check every hash, and prove the invoice numbers in it',
        tags,
        body: verifyBackupSchema,
        response: { 200: backupProofSchema },
      },
      handler: async ({ body }) => await explained(async () => await required(backups).verify(body)),
    }),
  ];
}

function required(backups: Backups | undefined): Backups {
  if (backups) return backups;
  throw new ApiError(
    'state_forbids',
    "Backups of this server are its operator's: its database is PostgreSQL, which pg_dump backs up.",
  );
}

const codes: Readonly<Partial<Record<BackupError['code'], ErrorCode>>> = {
  not_found: 'not_found',
  damaged: 'state_forbids',
  newer: 'state_forbids',
  busy: 'unavailable',
  disk_full: 'disk_full',
  folder: 'unavailable',
};

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    if (error.code === 'passphrase_missing' || error.code === 'passphrase_wrong') {
      throw invalidField('passphrase', error.said);
    }
    throw new ApiError(codes[error.code] ?? 'internal', error.said, [], error);
  }
}
