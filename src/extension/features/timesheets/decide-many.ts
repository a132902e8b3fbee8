/** What is decided about several weeks at once: part of the bundle of sheet-actions.ts. */
import type { Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { actOnEach } from '../../../pages/practice/act-on-each.ts';
import { counted, type Translate } from '../../../pages/words.ts';
import type { Services } from '../../platform/services.ts';
import { askReason } from './approval-actions.ts';
import { maySubmit } from './confirm-overlaps.ts';
import {
  approveIfUnchanged,
  rejectIfUnchanged,
  type Seen,
  shownVersionOf,
  withdrawSheet,
} from './decide-if-unchanged.ts';
import { findSheet, findSheetId } from './find-sheet.ts';
import { findWayToInvoice } from './outcomes/offer-invoice.ts';
import { showOutcome, type Told } from './outcomes/show-outcome.ts';
import { readWeek, submitIfUnchanged } from './submitting/submit-if-unchanged.ts';
import type { WeekRow } from './timesheet-rows.ts';

type Step = 'submit' | 'withdraw' | 'approve' | 'reject' | 'reopen';

interface ManyAct {
  readonly told: (t: Translate, count: number) => string;
  /** Where nobody else can sign in, what is submitted is approved with it. */
  readonly toldApproved?: (t: Translate, count: number) => string;
  /** Title of the question for the one reason of all of them. */
  readonly asks?: (t: Translate, count: number) => string;
  /** What takes it back, and how its button reads. */
  readonly back?: { readonly step: Step; readonly label: (t: Translate) => string; readonly ownOnly?: true };
}

const submitAgain = { step: 'submit', label: (t: Translate) => t('Submit Again') } as const;

const acts: Readonly<Record<Step, ManyAct>> = {
  submit: {
    told: (t, count) => counted(t, ['1 week submitted.', '{0} weeks submitted.'], count),
    toldApproved: (t, count) =>
      counted(t, ['1 week submitted and approved.', '{0} weeks submitted and approved.'], count),
    back: { step: 'withdraw', label: (t) => t('Withdraw') },
  },
  withdraw: {
    told: (t, count) => counted(t, ['1 week withdrawn.', '{0} weeks withdrawn.'], count),
    back: submitAgain,
  },
  approve: {
    told: (t, count) => counted(t, ['1 week approved.', '{0} weeks approved.'], count),
    back: { step: 'reopen', label: (t) => t('Reopen…') },
  },
  reject: {
    told: (t, count) => counted(t, ['1 week sent back.', '{0} weeks sent back.'], count),
    asks: (t, count) => counted(t, ['Reject 1 Week', 'Reject {0} Weeks'], count),
    // Nobody submits another person's week.
    back: { ...submitAgain, ownOnly: true },
  },
  reopen: {
    told: (t, count) => counted(t, ['1 week is open again.', '{0} weeks are open again.'], count),
    asks: (t, count) => counted(t, ['Reopen 1 Week', 'Reopen {0} Weeks'], count),
    back: submitAgain,
  },
};

type Send = (services: Services, sheet: Seen, reason: string) => Promise<Timesheet>;

/** *Submit* is on more than a version of the sheet. */
const sends: Readonly<Record<Exclude<Step, 'submit'>, Send>> = {
  withdraw: withdrawSheet,
  approve: approveIfUnchanged,
  reject: rejectIfUnchanged,
  reopen: ({ backend }, { id }, reason) =>
    backend.ask((api, options) => api.reopenTimesheet({ ...options, path: { id }, body: { reason } })),
};

const forMany = ['submit', 'withdraw', 'approve', 'reject'] as const;
type ForMany = (typeof forMany)[number];

export function isForMany(id: string): id is ForMany {
  return (forMany as readonly string[]).includes(id);
}

interface Week {
  readonly name: string;
  readonly find: () => Promise<Seen | undefined>;
  readonly findId: () => Promise<string | undefined>;
}

export async function decideMany(
  services: Services,
  step: ForMany,
  targets: readonly CommandTarget[],
): Promise<void> {
  const find = async (target: CommandTarget) => {
    const sheet = await findSheet(services, target);
    return sheet && shownVersionOf(sheet, target);
  };
  const weeks = targets.map((target) => ({
    name: nameOf(target),
    find: () => find(target),
    findId: () => findSheetId(services, target),
  }));
  await doStep(services, step, weeks);
}

function nameOf(target: CommandTarget): string {
  const { label = '', owner = '' }: Partial<WeekRow> = target;
  return [label, owner].filter(Boolean).join(' · ');
}

async function doStep(services: Services, step: Step, weeks: readonly Week[]): Promise<void> {
  const { t } = services;
  const { asks, told, toldApproved = told } = acts[step];
  const names = weeks.map(({ name }) => name);
  const reason = asks === undefined ? '' : await askReason(t, asks(t, weeks.length), names);
  if (reason === undefined) return;
  const ready = step === 'submit' ? await readToSubmit(services, weeks) : getReady(services, step, weeks);
  if (ready === undefined) return;
  const { done, refused } = await actOnEach(ready, {
    nameOf: ({ name }) => name,
    act: async ({ name, send }) => ({ name, sheet: await send(reason) }),
  });
  const tell = done.every(({ sheet }) => sheet.state === 'approved') ? toldApproved : told;
  const sentence = done.length === 0 ? '' : tell(t, done.length);
  const [back, next] = await Promise.all([
    findWayBack(services, step, done),
    findWayToInvoice(
      services,
      done.map(({ sheet }) => sheet),
    ),
  ]);
  showOutcome(services, { sentence, refused, back, next });
}

interface ReadyWeek {
  readonly name: string;
  readonly send: (reason: string) => Promise<Timesheet>;
}

function getReady(
  services: Services,
  step: Exclude<Step, 'submit'>,
  weeks: readonly Week[],
): readonly ReadyWeek[] {
  return weeks.map(({ name, find }) => ({
    name,
    send: async (reason) => await sends[step](services, requireWeek(services, await find()), reason),
  }));
}

/** Each is read once, and all are asked about together; undefined where the user leaves that. */
async function readToSubmit(
  services: Services,
  weeks: readonly Week[],
): Promise<readonly ReadyWeek[] | undefined> {
  const read = async ({ findId }: Week) => await readWeek(services, requireWeek(services, await findId()));
  const readings = weeks.map((week) => ({ name: week.name, reading: read(week) }));
  // What cannot be read is named once it is its turn.
  const found = await Promise.allSettled(readings.map(({ reading }) => reading));
  const known = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const permission = await maySubmit(services, known);
  if (permission === undefined) return undefined;
  return readings.map(({ name, reading }) => ({
    name,
    send: async () =>
      requireSubmitted(services, await submitIfUnchanged(services, await reading, permission.wasAsked)),
  }));
}

function requireWeek<Found>({ t }: Services, found: Found | undefined): Found {
  if (found === undefined) throw new Error(t('This row is no week.'));
  return found;
}

/** Asked about it once more, the user has left it. */
function requireSubmitted({ t }: Services, sheet: Timesheet | undefined): Timesheet {
  if (sheet === undefined) throw new Error(t('The week was changed elsewhere.'));
  return sheet;
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
    .map(({ name, sheet }) => ({ name, find: async () => sheet, findId: async () => sheet.id }));
  if (weeks.length === 0) return undefined;
  return { label: back.label(services.t), run: () => doStep(services, back.step, weeks) };
}
