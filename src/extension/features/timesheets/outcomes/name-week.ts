/** `Week 47` of one's own, `Week 47 of Mia Lund` of another person: who decides on several reads whose it is. */
import type { Timesheet } from '../../../../api-client/index.ts';
import type { Translate } from '../../../../pages/words.ts';
import type { Services } from '../../../platform/services.ts';

type Named = Pick<Timesheet, 'week' | 'userId' | 'userName'>;

export async function nameWeek({ rights, t }: Pick<Services, 't' | 'rights'>, sheet: Named): Promise<string> {
  return nameWeekFor((await rights.load()).id, sheet, t);
}

/** @param readerId the person who reads it */
export function nameWeekFor(readerId: string, { week, userId, userName }: Named, t: Translate): string {
  return userId === readerId ? t('Week {0}', week) : t('Week {0} of {1}', week, userName);
}
