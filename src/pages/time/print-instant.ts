/** `Mon, Dec 14, 08:30`, in the zone of the editor; the year where it is another one. */
export function printInstant(instant: string, locale: string, now = Date.now()): string {
  const at = new Date(instant);
  const isThisYear = at.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
}
