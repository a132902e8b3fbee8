import type { Translate } from '../../platform/words.ts';

/** What is wrong with a typed address; undefined where it is one. Vireo service parses it. */
export function checkAddress(text: string, t: Translate): string | undefined {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
    ? undefined
    : t('One email address, such as mara@example.org.');
}
