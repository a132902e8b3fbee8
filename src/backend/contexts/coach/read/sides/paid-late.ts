/** "Who paid late this year?" is of what is paid, and of nothing that is overdue. */
import type { Item } from '../../words/item.ts';

const paid = /^(?:paid|bezahlt|gezahlt|beglichen)$/;
const late = /^(?:(?:too |zu )?late|(?:zu )?spat|verspatet)$/;

export function saysPaidLate(items: readonly Item[]): boolean {
  const says = (at: number, form: RegExp) => {
    const item = items[at];
    return item?.kind === 'word' && form.test(item.text);
  };
  return items.some((_, at) => says(at, paid) && (says(at - 1, late) || says(at + 1, late)));
}
