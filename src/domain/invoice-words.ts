/** Words and days of an invoice that more than one of its parts says. */

const plainDiscounts: readonly string[] = ['discount', 'rabatt', 'nachlass'];

/**
 * BT-97 in the language of the document: the bare word follows it, whatever language the program ran in when it was
 * written; a reason of the user's own stays as it is. German for `de`, English for every other language.
 */
export function translateDiscountReason(reason: string, language: string): string {
  if (!plainDiscounts.includes(reason.trim().toLowerCase())) {
    return reason;
  }
  return /^de\b/i.test(language) ? 'Rabatt' : 'Discount';
}

/** `12 Nov`, and with its year where that is not the year of `beside`. ISO dates. */
export function describeDay(date: string, beside = ''): string {
  const [year = '', month, day] = date.split('-');
  const name = `${Number(day)} ${months[Number(month) - 1] ?? ''}`;
  return beside.startsWith(`${year}-`) ? name : `${name} ${year}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
