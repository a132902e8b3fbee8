/** Backups on the wire: in the API, between the doors and the backup process, and inside of each backup. */
import * as z from 'zod';

export const backupReasons = ['asked', 'daily', 'before-migration', 'before-restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** `20261123T024839Z-1a2b3c`: when it was made, in UTC, and six digits by chance. */
export const backupIdPattern = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

const countsSchema = z.object({
  clients: z.number().int(),
  projects: z.number().int(),
  entries: z.number().int(),
  invoices: z.number().int(),
  /** Stored files, such as those of invoices. */
  files: z.number().int(),
});

export const backupFactsSchema = z.object({
  id: z.string().regex(backupIdPattern),
  /** ISO 8601, in UTC. */
  createdAt: z.string(),
  reason: z.enum(backupReasons),
  productVersion: z.string(),
  /** Of the database, when the backup was made: a damaged one is kept as it was found. */
  database: z.enum(['sound', 'damaged']),
  /** What is on record in it; null where that could not be counted. */
  counts: countsSchema.nullable(),
});
export type BackupFacts = z.infer<typeof backupFactsSchema>;

export const backupSchema = backupFactsSchema.extend({
  /** Of the file. */
  sizeBytes: z.number().int(),
  /** A passphrase opens it. */
  encrypted: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

export const copyResultSchema = z.object({
  folder: z.string(),
  /** Why it could not be copied; null where it was. */
  fault: z.string().nullable(),
});

export const backupMadeSchema = z.object({
  backup: backupSchema,
  /** To the second folder, where one is set. */
  copy: copyResultSchema.nullable(),
  /** Stored files of which the rows speak and that were missing or damaged, by hash. */
  missingFiles: z.array(z.string()),
});
export type BackupMade = z.infer<typeof backupMadeSchema>;

export const backupSettingsSchema = z.object({
  /** Absolute path; null where backups are not copied. */
  copyTo: z.string().nullable(),
  /** Whether backups are encrypted. */
  encrypted: z.boolean(),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

export const backupFaultSchema = z.object({
  /** ISO 8601, in UTC. */
  at: z.string(),
  message: z.string(),
});
export type BackupFault = z.infer<typeof backupFaultSchema>;

export const backupListSchema = z.object({
  /** Newest first. */
  backups: z.array(backupSchema),
  settings: backupSettingsSchema,
  /** Why the last backup was not made, or not copied; null where all is well. */
  lastFault: backupFaultSchema.nullable(),
});
export type BackupList = z.infer<typeof backupListSchema>;

export const backupProofSchema = z.object({
  /** Null where it was named by a file whose beginning cannot be read. */
  id: z.string().nullable(),
  ok: z.boolean(),
  faults: z.array(z.object({ file: z.string(), message: z.string() })),
  /** What was proven. */
  checked: z.object({ files: z.number().int(), invoices: z.number().int(), series: z.number().int() }),
});
export type BackupProof = z.infer<typeof backupProofSchema>;

/** An issued document of the present database that a backup does not have. */
export const vanishingInvoiceSchema = z.object({
  number: z.string(),
  clientName: z.string(),
  kind: z.enum(['invoice', 'credit_note', 'opening_balance']),
  /** What was asked for: gross and rounding. */
  gross: z.object({ minor: z.number().int(), currency: z.string() }),
  sent: z.boolean(),
  /** What was paid of it; brought back with it. */
  paid: z.object({ minor: z.number().int(), currency: z.string() }),
});
export type VanishingInvoice = z.infer<typeof vanishingInvoiceSchema>;

export const issuedSinceSchema = z.object({
  /** Issued, and not in the backup. Empty where the present database cannot be read. */
  invoices: z.array(vanishingInvoiceSchema),
  /** True: a restore brings them back, with what was paid on them. */
  broughtBack: z.boolean(),
  /** Why not, in a sentence; null where they are, or where there are none. */
  reason: z.string().nullable(),
  /** The highest number of each series that stays behind: the series goes on after it, and no number is given twice. */
  continuesAfter: z.array(z.string()),
});
export type IssuedSince = z.infer<typeof issuedSinceSchema>;

export const restoredSchema = z.object({
  ...issuedSinceSchema.shape,
  id: z.string(),
  /** The backup of what was there before: restoring it undoes this. Null where nothing was there. */
  undo: z.string().nullable(),
  /** What is not as it should be in what was restored. */
  warnings: z.array(z.string()),
});
export type Restored = z.infer<typeof restoredSchema>;
