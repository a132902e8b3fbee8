/** Asks for the weekly pattern that holds from a Monday on, and keeps it as the user's own. */
import { formatMinutes } from '../../../src/domain/duration.ts';
import { parseTypedTime } from '../../../src/domain/typed-time.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Weekdays = [number, number, number, number, number, number, number];

interface Pattern {
  readonly weekdaySeconds: Weekdays;
  readonly dayStart: string;
  readonly holidayRegion: string | null;
}

const standard: Pattern = {
  weekdaySeconds: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0],
  dayStart: '09:00',
  holidayRegion: null,
};

export async function editWorkingTime(ports: PagePorts, validFrom: string): Promise<void> {
  const { backend } = ports;
  const [me, { items }] = await Promise.all([
    backend.ask((api, options) => api.getMe(options)),
    backend.ask((api, options) => api.listWorkingTimes({ ...options, query: { limit: 500 } })),
  ]);
  const begun = items.filter((one) => one.validFrom <= validFrom);
  const own = begun.find(({ userId }) => userId === me.id);
  const now = own ?? begun.find(({ userId }) => userId === null) ?? standard;
  const pattern = await askPattern(ports, now);
  if (pattern === undefined) return;
  if (own?.validFrom === validFrom) {
    await backend.ask((api, options) =>
      api.patchWorkingTime({ ...options, path: { id: own.id }, body: pattern }),
    );
  } else {
    await backend.ask((api, options) =>
      api.createWorkingTime({ ...options, body: { id: api.newId(), validFrom, ...pattern } }),
    );
  }
}

async function askPattern({ ask, t }: PagePorts, now: Pattern): Promise<Pattern | undefined> {
  const hours = await ask({
    kind: 'text',
    title: t('Working Time ({0}/{1})', 1, 3),
    prompt: t('Hours of Monday to Sunday, from this week on'),
    value: now.weekdaySeconds.map(formatMinutes).join(' '),
    staysOpen: true,
    check: (text) =>
      parseHours(text) === undefined ? t('Seven durations, as in 8 8 8 8 6:30 0 0') : undefined,
  });
  const weekdaySeconds = parseHours(hours ?? '');
  if (weekdaySeconds === undefined) return undefined;
  const dayStart = await ask({
    kind: 'text',
    title: t('Working Time ({0}/{1})', 2, 3),
    prompt: t('When does a working day start? A duration without times is placed there.'),
    value: now.dayStart,
    staysOpen: true,
    check: (text) => (parseClock(text) === undefined ? t('A time such as 9:00') : undefined),
  });
  if (dayStart === undefined) return undefined;
  const region = await ask({
    kind: 'text',
    title: t('Working Time ({0}/{1})', 3, 3),
    prompt: t(
      'Public holidays of which country or region? DE, DE-HH, "none"; empty for those of the practice.',
    ),
    value: now.holidayRegion ?? '',
    staysOpen: true,
    check: (text) =>
      isRegion(text) ? undefined : t('A country or region such as DE-HH, "none", or nothing'),
  });
  if (region === undefined) return undefined;
  return {
    weekdaySeconds,
    dayStart: parseClock(dayStart) ?? now.dayStart,
    holidayRegion: region.trim() || null,
  };
}

function parseHours(text: string): Weekdays | undefined {
  const lengths = text.trim().split(/\s+/).map(parseTypedTime);
  const seconds = lengths.flatMap((one) =>
    one.ok && one.value.kind === 'length' ? [one.value.seconds] : [],
  );
  return seconds.length === 7 && lengths.length === 7 ? (seconds as Weekdays) : undefined;
}

function parseClock(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^\s*([01]?\d|2[0-3])(?::([0-5]\d))?\s*$/.exec(text) ?? [];
  return hour === '' ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

function isRegion(text: string): boolean {
  return /^(?:[A-Z]{2}(?:-[A-Z0-9]{1,8}){0,2}|none|)$/.test(text.trim());
}
