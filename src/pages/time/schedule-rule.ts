/** How often a schedule runs, as a person says it. */
import type { Schedule } from '../../api-client/index.ts';
import type { Translate } from '../words.ts';

interface Printing {
  readonly t: Translate;
  readonly locale: string;
}

/** Empty where the rule cannot be read. */
export function printScheduleRule(rule: Schedule['rule'], { t, locale }: Printing): string {
  if (rule === null) return '';
  if ('cron' in rule) return rule.cron;
  const { unit, every, date, time, monthEnd } = rule;
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = () => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
  const number = day.getUTCDate();
  const month =
    monthEnd === 'last' || number === 31
      ? t('on the last day of each month at {0}', time)
      : t('on day {0} of each month at {1}', number, time);
  const [one, more] = {
    hour: [t('each hour'), t('every {0} hours', every)],
    day: [t('each day at {0}', time), t('every {0} days at {1}', every, time)],
    week: [t('each {0} at {1}', weekday(), time), t('every {0} weeks at {1}', every, time)],
    month: [month, t('every {0} months at {1}', every, time)],
    quarter: [t('each quarter at {0}', time), t('every {0} quarters at {1}', every, time)],
    year: [t('each year at {0}', time), t('every {0} years at {1}', every, time)],
  }[unit] as [string, string];
  return every === 1 ? one : more;
}
