/** Up to when recorded time is closed, its days of grace and its zone; pure. */
import type { Organization, PatchOrganization } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import type { ChoiceField, Field, TextField } from './field.ts';

type Lock = Organization['lock'];
type LockPatch = Pick<PatchOrganization, 'lock'>;

interface LockPorts {
  readonly t: Translate;
  readonly zone: string;
}

export function describeLock({ kind, date }: Lock, t: Translate): string {
  switch (kind) {
    case 'none':
      return t('Nothing is closed');
    case 'date':
      return t('Up to {0}', date ?? '');
    case 'week':
      return t('Each week once it is over');
    case 'month':
      return t('Each month once it is over');
  }
}

/** The lock, and what it has beside its days while it closes anything. */
export function dateLockFields(
  lock: Lock | undefined,
  { t, zone }: LockPorts,
): readonly [ChoiceField<LockPatch>, ...Field<LockPatch>[]] {
  const base: Lock = lock === undefined || lock.kind === 'none' ? { ...openLock, zone } : lock;
  const field = lockField(lock, base, t);
  return lock === undefined || lock.kind === 'none'
    ? [field]
    : [field, graceField(lock, t), zoneField(lock, t)];
}

const openLock = { kind: 'none', date: null, graceDays: 0 } as const;

function lockField(lock: Lock | undefined, base: Lock, t: Translate): ChoiceField<LockPatch> {
  const periods = ['none', 'week', 'month'] as const;
  const toDate = t('Up to a date…');
  return {
    label: t('Closed time'),
    shown: lock === undefined ? '' : describeLock(lock, t),
    ...(lock?.kind === 'date' && { set: toDate }),
    placeholder: t('Up to when is time closed?'),
    choices: [
      ...periods.map((kind) => {
        const next = { ...base, kind, date: null };
        return { label: describeLock(next, t), answer: { patch: { lock: next } } };
      }),
      { label: toDate, answer: { ask: dateField(base, t) } },
    ],
  };
}

function dateField(base: Lock, t: Translate): TextField<LockPatch> {
  return {
    name: 'lock',
    label: t('Closed time'),
    shown: '',
    text: base.date ?? '',
    prompt: t('The last day that is closed, such as 2026-10-31'),
    check: (text) => (isDate(text.trim()) ? undefined : t('A date such as 2026-10-31.')),
    toPatch: (text) => ({ lock: { ...base, kind: 'date', date: text.trim() } }),
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

const mostGraceDays = 366;

function graceField(lock: Lock, t: Translate): TextField<LockPatch> {
  return {
    name: 'lock',
    label: t('Days of grace'),
    shown: lock.graceDays === 1 ? t('1 day') : t('{0} days', lock.graceDays),
    text: String(lock.graceDays),
    prompt: t('Days after its end in which a period is still open'),
    check: (text) =>
      /^\d{1,3}$/.test(text.trim()) && Number(text) <= mostGraceDays
        ? undefined
        : t('Whole days, {0} at most.', mostGraceDays),
    toPatch: (text) => ({ lock: { ...lock, graceDays: Number(text) } }),
  };
}

function zoneField(lock: Lock, t: Translate): TextField<LockPatch> {
  return {
    name: 'lock',
    label: t('Zone of closed days'),
    shown: lock.zone,
    text: lock.zone,
    prompt: t('Time zone whose midnights end the days, such as Europe/Berlin'),
    check: (text) => (isZone(text.trim()) ? undefined : t('A time zone such as Europe/Berlin.')),
    toPatch: (text) => ({ lock: { ...lock, zone: text.trim() } }),
  };
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
}
