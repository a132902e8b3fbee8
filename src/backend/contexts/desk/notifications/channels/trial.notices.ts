/** What *Send Test* sends. */

import { eachInLanguages } from '../../../../../words/in-languages.ts';
import { text } from '../../../../../words/text.ts';
import type { NoticeTypes } from '../../../../platform/notices/notice.ts';

export const trialNotices: NoticeTypes = {
  test: {
    seenWith: 'everyone',
    section: 'security',
    severity: 'info',
    reason: 'owner',
    isForTrial: true,
    words: {
      ...eachInLanguages({
        name: text`Test`,
        title: text`Test from Vireo`,
        detail: text`Notifications reach you here.`,
      }),
      sample: {},
    },
  },
};
