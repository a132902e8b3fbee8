/** What a backup says of itself: the first file of its archive, with the hash of every other. */
import * as z from 'zod';
import { backupFactsSchema } from '../../../contract/backup/backups.ts';
import { numberMarkSchema } from '../../../contract/backup/number-mark.ts';

export const manifestName = 'manifest.json';
export const databaseMember = 'vireo.db';
export const databaseLogMember = 'vireo.db-wal';
export const settingsMember = 'settings/backup-settings.json';
/** In the archive around an encrypted one. */
export const encryptedMember = 'backup.tar.gz.age';
export const identityMember = 'identity.age';

/** Names that are ever unpacked: no archive can write anywhere else. */
const memberPattern =
  /^(?:vireo\.db(?:-wal)?|settings\/backup-settings\.json|files\/[0-9a-f]{2}\/[0-9a-f]{62})$/;

export const manifestSchema = backupFactsSchema.extend({
  format: z.literal('vireo-backup'),
  version: z.literal(1),
  /** The mark of issued numbers when it was made. Absent in backups of before. */
  numbers: numberMarkSchema.optional(),
  members: z.array(
    z.object({
      path: z.string().regex(memberPattern),
      size: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Member = Manifest['members'][number];

/** Around an encrypted backup; what is in the clear says no more than the list of backups shows. */
export const coverSchema = backupFactsSchema.extend({
  format: z.literal('vireo-backup-encrypted'),
  version: z.literal(1),
});
export type Cover = z.infer<typeof coverSchema>;
