import type { Bound } from '../../../../domain/query/conditions.ts';
import type { Language } from './vocabulary.ts';

const boundWords: Readonly<Record<Bound, readonly [english: string, german: string]>> = {
  above: ['more than', 'mehr als'],
  atLeast: ['at least', 'mindestens'],
  below: ['less than', 'weniger als'],
  atMost: ['at most', 'höchstens'],
};

export function boundWord(bound: Bound, { language }: { readonly language: Language }): string {
  return boundWords[bound][language === 'de' ? 1 : 0];
}
