/** What documents, their types and their states are called. Pure. */

import type { Document } from '../../../api-client/index.ts';
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import type { DocumentType } from '../../../domain/documents/document.ts';
import type { Translate } from '../../../pages/words.ts';

export function typeWord(type: DocumentType, t: Translate): string {
  const words: Readonly<Record<DocumentType, string>> = {
    charter: t('Charter'),
    requirements: t('Requirements'),
    'risk-register': t('Risk Register'),
    'success-criteria': t('Success Criteria'),
    roadmap: t('Roadmap'),
    other: t('Other Document'),
  };
  return words[type];
}

export const typeIcons: Readonly<Record<DocumentType, string>> = {
  charter: 'book',
  requirements: 'checklist',
  'risk-register': 'list-unordered',
  'success-criteria': 'target',
  roadmap: 'milestone',
  other: recordFacts.document.icon,
};

type Stated = Pick<Document, 'state' | 'reason' | 'number' | 'approvedNumber'>;

/** It came back, and its author has not changed it since. */
export function isSentBack({ state, reason }: Pick<Stated, 'state' | 'reason'>): boolean {
  return state === 'draft' && reason !== null;
}

/** What one looks for first: `draft`, `sent back`, `in review`, `approved v3`. */
export function stateWord(document: Stated, t: Translate): string {
  switch (document.state) {
    case 'draft':
      return isSentBack(document) ? t('sent back') : t('draft');
    case 'in-review':
      return t('in review');
    case 'approved':
      return t('approved v{0}', document.approvedNumber ?? document.number);
  }
}
