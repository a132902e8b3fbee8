/** What *Send Test* sends. */
import type { NoticeTypes } from '../../../../platform/notices/notice.ts';

export const trialNotices: NoticeTypes = {
  test: {
    seenWith: 'everyone',
    section: 'security',
    severity: 'info',
    reason: 'owner',
    isForTrial: true,
    words: {
      en: { name: 'Test', title: 'Test from Vireo', detail: 'Notifications reach you here.' },
      de: { name: 'Test', title: 'Test von Vireo', detail: 'Benachrichtigungen kommen hier an.' },
      sample: {},
    },
  },
};
