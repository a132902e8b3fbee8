/** What the file would bring, on one list: its first row takes it in, each other one is a thing that can be changed. */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import { formatDuration } from '../../../domain/duration.ts';
import { counted, type Translate } from '../../../pages/words.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import type { AskedQuestion } from './ask-question.ts';
import {
  type Answers,
  countLeftOut,
  countMapped,
  countSettled,
  countShared,
  listNewNames,
  listPeople,
  type SourceName,
} from './import-answers.ts';
import { sourceNames } from './import-choices.ts';

export type ConfirmAct = 'import' | 'report' | 'unmap' | 'states' | AskedQuestion | SourceName;

interface ActItem<Act = ConfirmAct> extends vscode.QuickPickItem {
  readonly act?: Act;
}

const words = {
  takeStates: ['Take over the state of 1 entry', 'Take over the states of {0} entries'],
  nothingNew: ['Nothing new: the one row is here already', 'Nothing new: all {0} rows are here already'],
  take: ['Import 1 entry', 'Import {0} entries'],
  again: ['1 row is here already and is left out', '{0} rows are here already and are left out'],
  lost: ['1 kind of data is not imported as it is', '{0} kinds of data are not imported as they are'],
  sharesRecorded: ['1 row overlaps with recorded time', '{0} rows overlap with recorded time'],
  sharesInFile: ['1 row overlaps with another in the file', '{0} rows overlap with others in the file'],
  settles: [
    '1 entry becomes approved or invoiced, as it is there',
    '{0} entries become approved or invoiced, as they are there',
  ],
  settledSince: [
    '1 entry was approved or invoiced there since it was imported',
    '{0} entries were approved or invoiced there since they were imported',
  ],
  leftOut: ['1 row is left out ({1} hours)', '{0} rows are left out ({1} hours)'],
  unmap: ['Reset 1 chosen name', 'Reset {0} chosen names'],
} as const;

/** As many names as a list can be looked through; the report has all. */
const mostNames = 200;

export async function confirmImport(
  { t }: Services,
  { told, answers }: { readonly told: TimeImport; readonly answers: Answers },
): Promise<ConfirmAct | undefined> {
  const items: ActItem[] = [
    takeItem(told, t),
    reportItem(told, t),
    ...leftOutItems(told, t),
    ...sharedItems(told, t),
    ...stateItems(told, t),
    ...readAsItems(told, t),
    ...nameItems(told, answers, t),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Import {0}', told.fileName),
    placeHolder: t('Enter imports it; another row changes how it is read'),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen?.act;
}

/** Beside the report that lies open: it stays while that is read. Undefined when the user turned away. */
export async function confirmRead(
  { t }: Services,
  told: TimeImport,
): Promise<'import' | 'change' | undefined> {
  const items: ActItem<'import' | 'change'>[] = [
    takeItem(told, t),
    { label: `$(edit) ${t('Change how it is read…')}`, act: 'change' },
    { label: `$(close) ${t('Cancel')}`, description: t('nothing is imported') },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Import {0}', told.fileName),
    placeHolder: t('Check the preview, then choose: nothing is imported yet'),
    ignoreFocusOut: true,
  });
  return chosen?.act;
}

function takeItem(told: TimeImport, t: Translate): ActItem<'import'> {
  const { taken } = countSettled(told);
  if (told.added === 0 && taken > 0)
    return { label: `$(cloud-download) ${counted(t, words.takeStates, taken)}`, act: 'import' };
  if (told.added === 0 && told.again === 0) return { label: `$(info) ${t('Nothing to import')}` };
  if (told.added === 0) return { label: `$(info) ${counted(t, words.nothingNew, told.rows)}` };
  const date = new Intl.DateTimeFormat(userLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  const day = (text: string | null) => (text === null ? '' : date.format(new Date(`${text}T00:00:00Z`)));
  return {
    label: `$(cloud-download) ${counted(t, words.take, told.added)}`,
    description: `${formatDuration(told.seconds)} · ${day(told.from)} – ${day(told.to)}`,
    ...(told.again > 0 && { detail: counted(t, words.again, told.again) }),
    act: 'import',
  };
}

function reportItem({ losses }: TimeImport, t: Translate): ActItem {
  const description = losses.length === 0 ? t('nothing is lost') : counted(t, words.lost, losses.length);
  return { label: `$(preview) ${t('Show Preview')}`, description, act: 'report' };
}

/** Breaks, time off, and rows that cannot be imported; the report names each. */
function leftOutItems(told: TimeImport, t: Translate): readonly ActItem[] {
  const { rows, seconds } = countLeftOut(told);
  if (rows === 0) return [];
  const label = `$(circle-slash) ${counted(t, words.leftOut, rows, formatDuration(seconds))}`;
  return [{ label, description: t('show which…'), act: 'report' }];
}

/** An hour that would be billed twice shows before it is taken in; the report names rows and times. */
function sharedItems(told: TimeImport, t: Translate): readonly ActItem[] {
  const { recorded, inFile } = countShared(told);
  const labels = [
    ...(recorded === 0 ? [] : [counted(t, words.sharesRecorded, recorded)]),
    ...(inFile === 0 ? [] : [counted(t, words.sharesInFile, inFile)]),
  ];
  return labels.map((label) => ({
    label: `$(warning) ${label}`,
    description: t('show which…'),
    act: 'report',
  }));
}

/** Never unasked: each choice is looked at again before anything is written. */
function stateItems(told: TimeImport, t: Translate): readonly ActItem[] {
  const { settled, taken } = countSettled(told);
  if (settled === 0) return [];
  const label =
    taken > 0
      ? `$(check) ${counted(t, words.settles, taken)}`
      : `$(warning) ${counted(t, words.settledSince, settled)}`;
  const description = taken > 0 ? t('leave them as they are…') : t('take that over…');
  return [{ label, description, act: 'states' }];
}

function readAsItems({ detected }: TimeImport, t: Translate): readonly ActItem[] {
  const { format, dateOrder, decimal, zone, currencies } = detected;
  const orders = { ymd: t('Year first'), dmy: t('Day first'), mdy: t('Month first') };
  const change = t('change…');
  const item = (label: string, value: string, question: AskedQuestion['question']): ActItem => ({
    label: `${label}: ${value}`,
    description: change,
    act: { question, value: '' },
  });
  return [
    { label: t('Read as'), kind: vscode.QuickPickItemKind.Separator },
    item(t('Written by'), format === null ? '?' : sourceNames[format], 'format'),
    ...(dateOrder === null ? [] : [item(t('Dates'), orders[dateOrder], 'dateOrder')]),
    ...(decimal === null ? [] : [item(t('Decimal mark'), decimal, 'decimal')]),
    item(t('Time zone'), zone, 'zone'),
    ...(currencies.length === 0 ? [] : [item(t('Currency'), currencies.join(', '), 'currency')]),
  ];
}

function nameItems(told: TimeImport, answers: Answers, t: Translate): readonly ActItem[] {
  const icons = {
    clients: 'organization',
    projects: 'project',
    tasks: 'tasklist',
    people: 'person',
  } as const;
  const made = t('will be created · choose another…');
  const names = listNewNames(told).map((name) => ({ name, description: made }));
  const people = listPeople(told).map(({ is, isNew, ...name }) => ({
    name,
    description: isNew ? made : t('is {0} · choose another…', is),
  }));
  const all = [...people, ...names].slice(0, mostNames);
  if (all.length === 0 && countMapped(answers) === 0) return [];
  return [
    { label: t('Names of the file'), kind: vscode.QuickPickItemKind.Separator },
    ...unmapItems(answers, t),
    ...all.map(({ name, description }) => ({
      label: `$(${icons[name.kind]}) ${name.shown}`,
      description,
      act: name,
    })),
  ];
}

function unmapItems(answers: Answers, t: Translate): readonly ActItem[] {
  const count = countMapped(answers);
  return count === 0 ? [] : [{ label: `$(discard) ${counted(t, words.unmap, count)}`, act: 'unmap' }];
}
