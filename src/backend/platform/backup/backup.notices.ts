/** A daily backup that failed, for administrators, until one is made. */
import type { NoticeTypes } from '../notices/notice.ts';
import { failedBackupSchema } from './backup.events.ts';

const whats = {
  failed: { en: 'The daily backup failed', de: 'Die tägliche Sicherung ist fehlgeschlagen' },
  not_copied: {
    en: 'The daily backup was not copied to the second folder',
    de: 'Die tägliche Sicherung wurde nicht in den zweiten Ordner kopiert',
  },
} as const;

export const backupNotices: NoticeTypes = {
  'backup.failed': {
    seenWith: { permission: 'backup:write' },
    section: 'security',
    severity: 'error',
    reason: 'owner',
    isWaiting: true,
    isLocked: true,
    words: {
      en: { name: 'Backup failed', title: '{what}', detail: '{because}' },
      de: { name: 'Sicherung fehlgeschlagen', title: '{what}', detail: '{because}' },
      sample: { what: whats.failed, because: 'The disk is full.' },
    },
    source: {
      kind: 'passing',
      on: ['backup.failed'],
      settledBy: ['backup.recovered'],
      tell({ id, at, after }) {
        const { data } = failedBackupSchema.safeParse(after);
        if (data === undefined) return [];
        return [
          {
            subject: { kind: 'organization', id },
            to: { permission: 'backup:write' },
            values: { what: whats[data.what], because: data.because.slice(0, 300) },
            at,
          },
        ];
      },
    },
  },
};
