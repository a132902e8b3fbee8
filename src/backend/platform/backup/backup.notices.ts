/** A daily backup that failed, for administrators, until one is made. */

import { eachInLanguages, inLanguages } from '../../../words/in-languages.ts';
import { text } from '../../../words/text.ts';
import type { NoticeTypes } from '../notices/notice.ts';
import { failedBackupSchema } from './backup.events.ts';

const whats = {
  failed: inLanguages(text`The daily backup failed`),
  not_copied: inLanguages(text`The daily backup was not copied to the second folder`),
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
      ...eachInLanguages({ name: text`Backup failed`, title: text`{what}`, detail: text`{because}` }),
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
