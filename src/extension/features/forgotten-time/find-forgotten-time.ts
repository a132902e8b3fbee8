/**
 * A day's gaps with what is known of them. Each proposal is accepted, changed, merged with the next or ignored; nothing is
 * recorded that was not accepted.
 */
import * as vscode from 'vscode';
import type { TimeProposal, TimeProposals } from '../../../api-client/index.ts';
import { watchRecords } from '../../../pages/changes.ts';
import { classifyFailure } from '../../../pages/failures.ts';
import { toGitFacts } from '../../../pages/time/evidence-git.ts';
import { formatDay, formatTime, formatWallClock } from '../../../pages/time/formats.ts';
import { today } from '../../../pages/time/iso-week.ts';
import { describeProposal, findNext, mergeProposals } from '../../../pages/time/proposal-items.ts';
import { zoneQuery } from '../../../pages/time/zone-query.ts';
import { ignore } from '../../platform/ignore-error.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showFailure } from '../../platform/notify.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import type { Services } from '../../platform/services.ts';
import { askSpan, mayTakeTime, warnOfRules } from '../timesheets/index.ts';
import { FoundDays } from './found-days.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { type Look, pickStep } from './pick-step.ts';
import { findInstant } from './wall-clock.ts';

/** `asked` is the day to begin with; today where none is. */
export async function findForgottenTime(services: Services, asked?: string): Promise<void> {
  const days = new FoundDays((date) => lookAt(services, date));
  // What is recorded elsewhere; no event tells of what is ignored.
  const watching = watchRecords(services, ['time-entry', 'project'], () => days.forget());
  try {
    await goThrough(services, days, asked ?? today(services.clock.now()));
  } finally {
    watching.dispose();
  }
}

type Days = FoundDays<Look>;

/** The day that is shown, and what was found of it and of others. */
interface Shown {
  readonly services: Services;
  readonly days: Days;
  readonly look: Look;
}

async function goThrough(services: Services, days: Days, first: string): Promise<void> {
  let date = first;
  for (;;) {
    const look = await lookAtShown(services, days, date);
    const step = await pickStep(services, { look, lookAt: (day) => lookAtQuietly(days, day) });
    if (step === undefined) return;
    if (step.do === 'show') date = step.date;
    else if (step.do === 'look') await decide({ services, days, look }, step.proposal);
    else await acceptAll({ services, days, look });
  }
}

async function lookAtShown(services: Services, days: Days, date: string): Promise<Look> {
  const title = services.t('Looking for forgotten time');
  const location = vscode.ProgressLocation.Window;
  return await vscode.window.withProgress({ location, title }, () => days.find(date));
}

async function lookAt(services: Services, date: string): Promise<Look> {
  const { problem, seen, ...gathered } = await gatherEvidence(services, date);
  const body = { date, ...zoneQuery(), ...gathered };
  const told = await services.backend.ask((api, options) => api.proposeTime({ ...options, body }));
  return { told, problem, seen };
}

/** Beside a day that is shown: undefined where it fails, or where something of it has to be told. */
async function lookAtQuietly(days: Days, date: string): Promise<TimeProposals | undefined> {
  try {
    const { told, problem } = await days.find(date);
    return problem === undefined ? told : undefined;
  } catch (error) {
    ignore(error, 'it is told when the day is chosen');
    return undefined;
  }
}

interface ActItem extends vscode.QuickPickItem {
  /** The changed proposal, to be decided on further; undefined when it is settled. */
  readonly run: () => Promise<TimeProposal | undefined>;
}

async function decide(day: Shown, proposal: TimeProposal): Promise<void> {
  const { services, look } = day;
  const { told } = look;
  let current: TimeProposal | undefined = proposal;
  while (current !== undefined) {
    const shown: TimeProposal = current;
    const directory = await services.records.load();
    const { label, detail } = describeProposal(shown, { zone: told.zone, directory, t: services.t });
    const acts = actsOn(day, shown);
    const chosen = await vscode.window.showQuickPick([...acts], {
      title: label.replace('$(history) ', ''),
      placeHolder: detail,
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return;
    current = await chosen.run();
  }
}

function actsOn(day: Shown, shown: TimeProposal): readonly ActItem[] {
  const { services, look } = day;
  const { t } = services;
  const { told } = look;
  const next = findNext(told, shown);
  return [
    { label: `$(check) ${t('Record It')}`, run: () => accept(day, shown) },
    { label: `$(clock) ${t('Change Times…')}`, run: () => changeTimes(services, told, shown) },
    {
      label: `$(note) ${t('Change Note…')}`,
      description: shown.note,
      run: () => changeNote(services, shown),
    },
    { label: `$(project) ${t('Change Project…')}`, run: () => changeProject(services, shown) },
    ...(next === undefined
      ? []
      : [
          {
            label: `$(combine) ${t('Merge with the Next')}`,
            description: `${formatTime(next.startedAt, told.zone)}–${formatTime(next.endedAt, told.zone)}`,
            run: async () => mergeProposals(shown, next),
          },
        ]),
    { label: `$(eye-closed) ${t('Ignore')}`, run: () => ignoreEvidence(day, shown) },
  ];
}

async function accept(
  { services, days, look }: Shown,
  proposal: TimeProposal,
): Promise<TimeProposal | undefined> {
  const { backend, t } = services;
  const { seen } = look;
  const { zone } = look.told;
  const { startedAt, endedAt, note, evidence } = proposal;
  const placeholder = t('On which project was it?');
  const projectId = proposal.projectId ?? (await pickProject(services, { placeholder }));
  if (projectId === undefined) return proposal;
  const git = toGitFacts({ projectId, evidence }, seen);
  const body = { projectId, startedAt, endedAt, zone, note, git };
  if (!(await mayTakeTime(services, body))) return proposal;
  const entry = await backend.ask((api, options) =>
    api.createTimeEntry({ ...options, body: { ...body, id: api.newId() } }),
  );
  days.forget();
  await warnOfRules(services, entry);
  vscode.window.setStatusBarMessage(
    t('{0}–{1} was recorded.', formatTime(startedAt, zone), formatTime(endedAt, zone)),
    5_000,
  );
  return undefined;
}

/** One that is refused does not keep back the rest. */
async function acceptAll(day: Shown): Promise<void> {
  const { services, look } = day;
  const { told } = look;
  const refusals: string[] = [];
  for (const proposal of told.items) {
    if (proposal.projectId === null) continue;
    try {
      await accept(day, proposal);
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure.kind !== 'refused') throw error;
      refusals.push(`${formatTime(proposal.startedAt, told.zone)}: ${failure.sentence}`);
    }
  }
  if (refusals.length === 0) return;
  // Not awaited: the day is shown again beside it.
  vscode.window.showWarningMessage(
    services.t('{0} could not be recorded. {1}', refusals.length, refusals.join(' ')),
  );
}

async function changeTimes(
  services: Services,
  { zone, date }: TimeProposals,
  proposal: TimeProposal,
): Promise<TimeProposal> {
  const { startedAt: from, endedAt: to } = proposal;
  const value = `${date} ${formatTime(from, zone)}-${formatTime(to, zone)}`;
  const start = { wallClock: formatWallClock(from, zone).slice(0, 16), ms: Date.parse(from) };
  const span = await askSpan(services, services.t('Change Times…'), value, { date, start });
  if (span === undefined) return proposal;
  // The list is of the machine's own zone, so that its clock reads what was typed.
  const [startedAt, endedAt] = [findInstant(span.startedAt), findInstant(span.endedAt)];
  if (startedAt === undefined || endedAt === undefined) {
    tellSkipped(services, startedAt === undefined ? span.startedAt : span.endedAt);
    return proposal;
  }
  return { ...proposal, startedAt, endedAt, seconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 };
}

/** Not awaited: the proposal is shown again beside it, as it was. */
function tellSkipped({ t }: Services, wallClock: string): void {
  const [date = '', time = ''] = wallClock.split('T');
  vscode.window.showWarningMessage(
    t('{0} does not exist: the clocks skip it on {1}.', time, formatDay(date, userLocale())),
  );
}

async function changeNote({ t }: Services, proposal: TimeProposal): Promise<TimeProposal> {
  const note = await vscode.window.showInputBox({
    title: t('Change Note…'),
    value: proposal.note,
    prompt: t('Note'),
    ignoreFocusOut: true,
  });
  return note === undefined ? proposal : { ...proposal, note };
}

async function changeProject(services: Services, proposal: TimeProposal): Promise<TimeProposal> {
  const placeholder = services.t('On which project was it?');
  const projectId = await pickProject(services, { placeholder });
  return projectId === undefined ? proposal : { ...proposal, projectId };
}

async function ignoreEvidence({ services, days }: Shown, { evidence }: TimeProposal): Promise<undefined> {
  const { backend, t } = services;
  const keys = evidence.map(({ key }) => key);
  await backend.ask((api, options) => api.ignoreTimeEvidence({ ...options, body: { keys } }));
  days.forget();
  const undo = t('Undo');
  Promise.resolve(vscode.window.showInformationMessage(t('It is not proposed again.'), undo))
    .then(async (chosen) => {
      if (chosen !== undo) return;
      await backend.ask((api, options) => api.restoreTimeEvidence({ ...options, body: { keys } }));
      days.forget();
    })
    .catch((error: unknown) => showFailure(services, error));
  return undefined;
}
