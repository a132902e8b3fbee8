/** Backups on the wire. */
import * as z from 'zod';
import {
  backupIdPattern,
  backupListSchema as list,
  backupMadeSchema as made,
  backupProofSchema as proof,
} from '../../../contract/backup/backups.ts';

export const backupListSchema = list.meta({ id: 'BackupList' });
export const backupMadeSchema = made.meta({ id: 'BackupMade' });
export const backupProofSchema = proof.meta({ id: 'BackupProof' });

export const verifyBackupSchema = z
  .object({
    id: z.string().regex(backupIdPattern, 'is the id of a backup, as the list shows it'),
    passphrase: z.string().min(1).optional().meta({ description: 'Of an encrypted one.' }),
  })
  .meta({ id: 'VerifyBackup' });
