/** Public holidays on days that would be worked, and a person's days off: what makes targets smaller. The port of the coach. */
import { holidayRegionOn } from '../../../../domain/working-time.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { WorkTargetPorts } from './work-targets.ts';
import { loadWorkingTime, type PersonSpan } from './working-times.repository.ts';

export interface FreeDays {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'holiday' | 'off';
}

/** The first first. */
export async function listFreeDays(
  { holidays, loadPractice }: WorkTargetPorts,
  reads: Reads,
  span: PersonSpan,
): Promise<readonly FreeDays[]> {
  const working = await loadWorkingTime(reads, span);
  const { countryCode, language } = await loadPractice(reads);
  const { from, to } = span;
  const regionOn = (date: string) => holidayRegionOn(date, working) ?? countryCode;
  const regions = new Set([regionOn(from), regionOn(to)]);
  const found = await Promise.all(
    [...regions].map(
      async (region) => [region, await holidays.find({ region, from, to, language })] as const,
    ),
  );
  const free = found.flatMap(([region, days]) =>
    [...days].filter(([date]) => regionOn(date) === region && date >= from && date <= to),
  );
  return [
    ...free.map(([date, name]) => ({ from: date, to: date, name, kind: 'holiday' as const })),
    ...working.daysOff.map(({ firstDate, lastDate, note }) => ({
      from: firstDate,
      to: lastDate,
      name: note,
      kind: 'off' as const,
    })),
  ].toSorted((one, other) => one.from.localeCompare(other.from));
}

/** Public holidays where the practice works; nobody's days off. */
export async function listHolidays(
  ports: WorkTargetPorts,
  reads: Reads,
  span: Pick<PersonSpan, 'from' | 'to'>,
): Promise<ReadonlySet<string>> {
  const days = await listFreeDays(ports, reads, { ...span, userId: '' });
  return new Set(days.filter(({ kind }) => kind === 'holiday').map(({ from }) => from));
}
