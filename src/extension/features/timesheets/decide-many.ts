/** What is decided about several weeks at once: part of the bundle of sheet-actions.ts. */
import type { Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import type { Services } from '../../platform/services.ts';
import { counted, type Translate } from '../../platform/words.ts';
import { actOnEach } from './act-on-each.ts';
import { askReason } from './approval-actions.ts';
import { maySubmit } from './ask-shared.ts';
import { approveSeen, rejectSeen, seenOf } from './decide-seen.ts';
import { findSheet } from './find-sheet.ts';
import { type Told, tellOutcome } from './tell-outcome.ts';
import type { WeekRow } from './timesheet-rows.ts';

type Step = 'submit' | 'withdraw' | 'approve' | 'reject' | 'reopen';

interface ManyAct {
  readonly told: (t: Translate, count: number) => string;
  /** Title of the question for the one reason of all of them. */
  readonly asks?: (t: Translate, count: number) => string;
  readonly send: (services: Services, sheet: Timesheet, reason: string) => Promise<Timesheet>;
  /** What takes it back, and how its button reads. */
  readonly back?: { readonly step: Step; readonly label: (t: Translate) => string; readonly ownOnly?: true };
}

const submitAgain = { step: 'submit', label: (t: Translate) => t('Submit Again') } as const;

const acts: Readonly<Record<Step, ManyAct>> = {
  submit: {
    told: (t, count) => counted(t, ['1 week submitted.', '{0} weeks submitted.'], count),
    send: ({ backend }, { id }) =>
      backend.ask((api, options) => api.submitTimesheet({ ...options, path: { id } })),
    back: { step: 'withdraw', label: (t) => t('Withdraw') },
  },
  withdraw: {
    told: (t, count) => counted(t, ['1 week withdrawn.', '{0} weeks withdrawn.'], count),
    send: ({ backend }, { id }) =>
      backend.ask((api, options) => api.withdrawTimesheet({ ...options, path: { id } })),
    back: submitAgain,
  },
  approve: {
    told: (t, count) => counted(t, ['1 week approved.', '{0} weeks approved.'], count),
    send: approveSeen,
    back: { step: 'reopen', label: (t) => t('Reopen…') },
  },
  reject: {
    told: (t, count) => counted(t, ['1 week sent back.', '{0} weeks sent back.'], count),
    asks: (t, count) => counted(t, ['Reject 1 Week', 'Reject {0} Weeks'], count),
    send: rejectSeen,
    // Nobody submits another person's week.
    back: { ...submitAgain, ownOnly: true },
  },
  reopen: {
    told: (t, count) => counted(t, ['1 week is open again.', '{0} weeks are open again.'], count),
    asks: (t, count) => counted(t, ['Reopen 1 Week', 'Reopen {0} Weeks'], count),
    send: ({ backend }, { id }, reason) =>
      backend.ask((api, options) => api.reopenTimesheet({ ...options, path: { id }, body: { reason } })),
    back: submitAgain,
  },
};

const forMany = ['submit', 'withdraw', 'approve', 'reject'] as const;
type ForMany = (typeof forMany)[number];

export function isForMany(id: string): id is ForMany {
  return (forMany as readonly string[]).includes(id);
}

interface Week {
  readonly name: string;
  readonly find: () => Promise<Timesheet | undefined>;
}

export async function decideMany(
  services: Services,
  step: ForMany,
  targets: readonly CommandTarget[],
): Promise<void> {
  const find = async (target: CommandTarget) => {
    const sheet = await findSheet(services, target);
    return sheet && seenOf(sheet, target);
  };
  const weeks = targets.map((target) => ({ name: nameOf(target), find: () => find(target) }));
  if (step === 'submit' && !(await maySubmit(services, await findThose(weeks)))) return;
  await doStep(services, step, weeks);
}

/** What is gone meanwhile is named once it is its turn. */
async function findThose(weeks: readonly Week[]): Promise<readonly Timesheet[]> {
  const found = await Promise.allSettled(weeks.map(({ find }) => find()));
  return found.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []));
}

function nameOf(target: CommandTarget): string {
  const { label = '', owner = '' }: Partial<WeekRow> = target;
  return [label, owner].filter(Boolean).join(' · ');
}

async function doStep(services: Services, step: Step, weeks: readonly Week[]): Promise<void> {
  const { t } = services;
  const { asks, send, told } = acts[step];
  const names = weeks.map(({ name }) => name);
  const reason = asks === undefined ? '' : await askReason(t, asks(t, weeks.length), names);
  if (reason === undefined) return;
  const { done, refused } = await actOnEach(weeks, {
    nameOf: ({ name }) => name,
    act: async (week) => {
      const sheet = await week.find();
      if (sheet === undefined) throw new Error(t('This row is no week.'));
      return { name: week.name, sheet: await send(services, sheet, reason) };
    },
  });
  const sentence = done.length === 0 ? '' : told(t, done.length);
  tellOutcome(services, { sentence, refused, back: await findWayBack(services, step, done) });
}

interface DoneWeek {
  readonly name: string;
  readonly sheet: Timesheet;
}

async function findWayBack(services: Services, step: Step, done: readonly DoneWeek[]): Promise<Told['back']> {
  const { back } = acts[step];
  if (back === undefined) return undefined;
  const me = back.ownOnly ? await services.backend.ask((api, options) => api.getMe(options)) : undefined;
  const weeks = done
    .filter(({ sheet }) => me === undefined || sheet.userId === me.id)
    .map(({ name, sheet }) => ({ name, find: async () => sheet }));
  if (weeks.length === 0) return undefined;
  return { label: back.label(services.t), run: () => doStep(services, back.step, weeks) };
}
