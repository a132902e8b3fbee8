/** The list of a day's proposals. What the days around it hold is looked up while it is open, and told in their rows. */

import * as vscode from 'vscode';
import type { TimeProposal, TimeProposals } from '../../../api-client/index.ts';
import { inBackground } from '../../../contract/background/in-background.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { formatDay } from '../../../pages/time/formats.ts';
import { addDays, today } from '../../../pages/time/iso-week.ts';
import { describeProposal, describeWarnings } from '../../../pages/time/proposal-items.ts';
import { CalmMoment } from '../../platform/calm-moment.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import type { Gathered } from './gather-evidence.ts';

export type Step =
  | { readonly do: 'show'; readonly date: string }
  | { readonly do: 'look'; readonly proposal: TimeProposal }
  | { readonly do: 'acceptAll' };

export interface Look {
  readonly told: TimeProposals;
  readonly problem: Gathered['problem'];
  readonly seen: Gathered['seen'];
}

interface StepItem extends vscode.QuickPickItem {
  readonly step?: Step;
}

export interface DayPick {
  readonly look: Look;
  /** Looks at another day; undefined where that was of no use, so that no more are tried. */
  readonly lookAt: (date: string) => Promise<TimeProposals | undefined>;
}

/** So long nobody moves in the list before it is drawn anew: the key of that moment would be taken for another row. */
const calmMs = 400;

export async function pickStep(services: Services, { look, lookAt }: DayPick): Promise<Step | undefined> {
  const { t, clock } = services;
  const { told, problem } = look;
  const pick = vscode.window.createQuickPick<StepItem>();
  const ofDay = [...(await proposalItems(services, told)), ...warningItems(services, told)];
  const around = aroundItems(services, told.date);
  const show = () => {
    const [active] = pick.activeItems;
    pick.items = [...ofDay, separator(t('Other days')), ...around];
    if (active !== undefined) pick.activeItems = [active];
  };
  pick.title = t('Forgotten time on {0}', formatDay(told.date, userLocale()));
  pick.placeholder = placeHolder(services, told, problem);
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.keepScrollPosition = true;
  show();
  return await new Promise((resolve) => {
    let isOpen = true;
    const moment = new CalmMoment(clock, calmMs);
    const stir = () => moment.stir();
    pick.onDidChangeActive(stir);
    pick.onDidChangeValue(stir);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.step);
      pick.hide();
    });
    pick.onDidHide(() => {
      isOpen = false;
      moment.dispose();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    inBackground(
      tellAround(services, { around, lookAt, isOpen: () => isOpen, show: () => moment.run(show) }),
      'Hint',
    );
  });
}

interface AroundItem extends StepItem {
  readonly step: { readonly do: 'show'; readonly date: string };
}

interface Telling {
  readonly around: readonly AroundItem[];
  readonly lookAt: DayPick['lookAt'];
  readonly isOpen: () => boolean;
  readonly show: () => void;
}

/** One day after the other, so that the list never waits, and shown at once; what fails says why when its day is chosen. */
async function tellAround({ t }: Services, { around, lookAt, isOpen, show }: Telling): Promise<void> {
  for (const item of around) {
    const told = await lookAt(item.step.date);
    if (!isOpen()) return;
    if (told === undefined) break;
    const seconds = told.items.reduce((sum, proposal) => sum + proposal.seconds, 0);
    item.description = seconds === 0 ? t('nothing') : t('{0} not recorded', formatMinutes(seconds));
  }
  if (around.some(({ description }) => description !== undefined)) show();
}

async function proposalItems(
  { t, records }: Services,
  { items, zone }: TimeProposals,
): Promise<readonly StepItem[]> {
  const directory = await records.load();
  const proposals = items.map(
    (proposal): StepItem => ({
      ...describeProposal(proposal, { zone, directory, t }),
      step: { do: 'look', proposal },
    }),
  );
  const ready = items.filter(({ projectId }) => projectId !== null).length;
  const all: StepItem = {
    label: `$(check-all) ${t('Record all {0} with a project', ready)}`,
    step: { do: 'acceptAll' },
  };
  return [...proposals, ...(ready > 1 ? [all] : [])];
}

function placeHolder({ t }: Services, told: TimeProposals, problem: string | undefined): string {
  if (problem !== undefined) return problem;
  if (told.items.length > 0) return t('Nothing is recorded before you accept it');
  if (told.ignored === 1) return t('Nothing else is left of the day: 1 thing was ignored');
  return told.ignored > 0
    ? t('Nothing else is left of the day: {0} things were ignored', told.ignored)
    : t('No commits, meetings or work in the editor outside of what is recorded');
}

/** To be read, not to be done anything about: the list stays. */
function warningItems({ t }: Services, { warnings, date }: TimeProposals): readonly StepItem[] {
  if (warnings.length === 0) return [];
  return [
    separator(t('Left out of the calendar')),
    ...describeWarnings(warnings, t).map((item): StepItem => ({ ...item, step: { do: 'show', date } })),
  ];
}

/** Of so many days before it is told what they hold. */
const daysBefore = 6;

/** The newest first: the day after, and those before. */
function aroundItems({ clock }: Services, date: string): AroundItem[] {
  const after = addDays(date, 1);
  const show = (day: string, icon: string): AroundItem => ({
    label: `$(${icon}) ${formatDay(day, userLocale())}`,
    step: { do: 'show', date: day },
  });
  return [
    ...(after <= today(clock.now()) ? [show(after, 'arrow-right')] : []),
    ...Array.from({ length: daysBefore }, (_, index) => show(addDays(date, -1 - index), 'arrow-left')),
  ];
}

function separator(label: string): StepItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
