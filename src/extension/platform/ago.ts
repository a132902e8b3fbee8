/** Relative time in the user's words; the exact one belongs into a tooltip. */

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function formatAgo(instant: string, now: number, locale: string): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = steps.find(([, length]) => seconds >= length);
  return step === undefined
    ? format.format(0, 'second')
    : format.format(-Math.floor(seconds / step[1]), step[0]);
}
