/** What dist/backup.js is asked, as one line of JSON on its standard input, and the one line that it answers with. */
import * as z from 'zod';
import { asText, type Literal, type Text } from '../../words/text.ts';
import {
  backupListSchema,
  backupMadeSchema,
  backupProofSchema,
  backupReasons,
  backupSettingsSchema,
  issuedSinceSchema,
  restoredSchema,
} from './backups.ts';

const data = z.string().min(1);
/** On standard input alone: arguments and environment are read by others. */
const passphrase = z.string().min(1).optional();
/** The id of a backup in the data folder, or the path of a backup's file. */
const named = z.string().min(1);

export const backupRequestSchema = z.discriminatedUnion('kind', [
  /** `snapshot`: a copy of the database, which the caller made and removes. */
  z.object({ kind: z.literal('create'), data, reason: z.enum(backupReasons), snapshot: z.string().min(1) }),
  z.object({ kind: z.literal('list'), data }),
  z.object({ kind: z.literal('verify'), data, named, passphrase }),
  /** Ends the backend. `damaged`: also a database that was damaged when it was backed up. */
  z.object({ kind: z.literal('restore'), data, named, passphrase, damaged: z.boolean().optional() }),
  /** What `restore` would do to issued documents; nothing is changed, and the backend goes on. */
  z.object({ kind: z.literal('compare'), data, named, passphrase, damaged: z.boolean().optional() }),
  /** What is left out stays; null switches it off. */
  z.object({
    kind: z.literal('settings'),
    data,
    copyTo: z.string().nullable().optional(),
    passphrase: z.string().min(1).nullable().optional(),
  }),
]);
export type BackupRequest = z.infer<typeof backupRequestSchema>;

/** Beside a request: in which language the person reads why it fails, BCP 47. */
export const backupReaderSchema = z.object({ language: z.string().max(35).optional() });

export const backupErrorCodes = [
  'not_found',
  'damaged',
  'passphrase_missing',
  'passphrase_wrong',
  'newer',
  'busy',
  'disk_full',
  'folder',
  'internal',
] as const;
export type BackupErrorCode = (typeof backupErrorCodes)[number];

const failedSchema = z.object({
  error: z.object({ code: z.enum(backupErrorCodes), message: z.string() }),
});

const resultSchemas = {
  create: backupMadeSchema,
  list: backupListSchema,
  verify: backupProofSchema,
  restore: restoredSchema,
  compare: issuedSinceSchema,
  settings: backupSettingsSchema,
} as const;

export type BackupResult<K extends BackupRequest['kind']> = z.infer<(typeof resultSchemas)[K]>;

/** An expected outcome of a backup or a restore that is no success; the message is a sentence for the user. */
export class BackupError<const Message extends string = string> extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;
  readonly said: Text;

  constructor(code: BackupErrorCode, said: Text | Literal<Message>, cause?: unknown) {
    super(String(said), cause === undefined ? undefined : { cause });
    this.code = code;
    this.said = asText(said);
  }
}

/** Reads the line that answers a request. @throws BackupError where it says that it failed, or is none */
export function parseBackupAnswer<K extends BackupRequest['kind']>(kind: K, line: string): BackupResult<K> {
  const value: unknown = JSON.parse(line);
  const failed = failedSchema.safeParse(value);
  if (failed.success) throw new BackupError(failed.data.error.code, asText(failed.data.error.message));
  const { result } = z.object({ result: z.unknown() }).parse(value);
  return resultSchemas[kind].parse(result) as BackupResult<K>;
}
