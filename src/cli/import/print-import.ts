/** An import for a person: what it brings, then what it leaves out. */

import type { TimeImport } from '../../api-client/index.ts';
import { findRateWords } from '../../contract/imported-rate-words.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { toDecimalString } from '../../domain/money.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { describeLookAlikes } from './settle-names.ts';

const optionNames: Readonly<Record<string, string>> = {
  format: '--format',
  zone: '--zone',
  dateOrder: '--date-order dmy, mdy or ymd',
  decimal: '--decimal , or .',
  currency: '--currency',
  map: '--map FILE, --mine, or --create-people',
};

/** What settles a problem, as it is said here. */
export function optionOf(field: string): string | undefined {
  return optionNames[field];
}

/** How the other rows come in anyway. */
export const skipHint = 'To import the other rows, add --skip-invalid.';

function describeProblem({ row, column, value, message, option }: TimeImport['problems'][number]): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`]
    .filter(Boolean)
    .join(', ');
  const said = value === null || value === '' ? '' : ` "${value}"`;
  const settled = option === null ? '' : ` (${optionOf(option)})`;
  const where = place === '' && said === '' ? 'the file' : `${place || 'the file'}:`;
  return withoutControls(`  ${where}${said} ${message}${settled}`);
}

export function describeLoss({
  column,
  count,
  message,
  seconds,
  examples,
}: TimeImport['losses'][number]): string[] {
  const rows = examples
    .map(({ row, value }) => (value === '' ? `row ${row}` : `row ${row} "${value}"`))
    .join(', ');
  const more = count > examples.length ? ', …' : '';
  const name = column === '' ? '' : `${column}: `;
  const sum = seconds === undefined || seconds === 0 ? '' : ` ${formatMinutes(seconds)} hours`;
  return [withoutControls(`  ${count} × ${name}${message}${sum}`), withoutControls(`      ${rows}${more}`)];
}

function describeFound({ detected }: TimeImport): string {
  const { format, dateOrder, decimal, clock, zone } = detected;
  const parts = [
    format,
    dateOrder === null ? '' : `dates ${dateOrder}`,
    clock === null ? '' : `clock of ${clock} hours`,
    decimal === null ? '' : `decimal mark "${decimal}"`,
    `zone ${zone}`,
  ];
  return withoutControls(`Read as: ${parts.filter(Boolean).join(', ')}`);
}

function listNames(title: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 10).join(', ');
  return [withoutControls(`${title}: ${shown}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`)];
}

function describeCounts({
  rows,
  added,
  again,
  seconds,
  billableSeconds,
  approved,
  invoiced,
  from,
  to,
}: TimeImport): string[] {
  const span = from === null ? '' : `, ${from} to ${to}`;
  return [
    `${plural(rows, 'row')}: ${added} new, ${again} there already${span}`,
    `${formatMinutes(seconds)} hours, of them ${formatMinutes(billableSeconds)} billable; approved entries ${approved}, invoiced ${invoiced}`,
  ];
}

/** What the other tool changed since: taken over, or the option that does. */
function describeChanged({ state, changed = 0, settledSince = 0, takenOver = 0 }: TimeImport): string[] {
  if (changed === 0) return [];
  const taken = state === 'preview' ? 'would be taken over' : 'taken over';
  const left = settledSince - takenOver;
  return [
    `${plural(changed, 'row')} changed in the other tool since the import; states ${taken}: ${takenOver}`,
    ...(left > 0
      ? [
          `${left} ${left === 1 ? 'was' : 'were'} approved or billed there since, and can be billed here again: --take-states`,
        ]
      : []),
  ];
}

function heading({ state, id, added, takenOver }: TimeImport): string {
  if (state === 'refused') return 'The file would be refused:';
  if (state === 'done' && added === 0 && takenOver === 0) return 'Nothing in the file is new:';
  return state === 'preview' ? 'Would be imported:' : `Imported (undo: vireo import --undo ${id}):`;
}

/** With what an hour of each is worth from now on, where the file tells it. */
function listProjects({ made, projects }: TimeImport): readonly string[] {
  if (made === undefined || made.projects.length === 0) return projects;
  return made.projects.map((project) => {
    const { client, name, rate } = project;
    const worth = findRateWords(project)?.replace('{0}', `${toDecimalString(rate)} ${rate.currency}`);
    return `${projectLabel(client, name)}${worth === undefined ? '' : ` (${worth})`}`;
  });
}

export function printImport(told: TimeImport): string {
  const { state, rows, problems, clients, tasks, people } = told;
  const lines = [
    heading(told),
    ...problems.map(describeProblem),
    ...(problems.some(({ row, option }) => row !== null && option === null) ? [skipHint] : []),
    describeFound(told),
    ...(state === 'refused' && rows === 0 ? [] : describeCounts(told)),
    ...describeChanged(told),
    ...listNames('New clients', clients),
    ...listNames('New projects', listProjects(told)),
    ...listNames('New tasks', tasks),
    ...describeLookAlikes(told),
    ...people.map(({ source, userName, isNew, rows: ofPerson }) =>
      withoutControls(
        `${source || '(nobody)'} is ${isNew ? 'new here' : userName}: ${plural(ofPerson, 'row')}`,
      ),
    ),
    ...describeLosses(told),
  ];
  return `${lines.join('\n')}\n`;
}

/** A file that is refused brings nothing that could be kept or lost. */
function describeLosses({ state, losses }: TimeImport): readonly string[] {
  if (losses.length === 0) return state === 'refused' ? [] : ['Nothing is lost.'];
  const leftOut = losses.filter(({ seconds }) => seconds !== undefined);
  const others = losses.filter(({ seconds }) => seconds === undefined);
  const rows = leftOut.reduce((sum, { count }) => sum + count, 0);
  const time = formatMinutes(leftOut.reduce((sum, { seconds = 0 }) => sum + seconds, 0));
  return [
    ...(leftOut.length === 0 ? [] : [`Left out: ${plural(rows, 'row')}, ${time} hours`]),
    ...leftOut.flatMap(describeLoss),
    ...(others.length === 0 ? [] : ['Not imported as it is in the file:']),
    ...others.flatMap(describeLoss),
  ];
}

/** What undoing an import removes: shown before the question. */
export function printGoing(found: TimeImport): string {
  const { clients, projects, tasks, people, from, to } = found;
  const made = [
    ...listNames('  Clients', clients),
    ...listNames('  Projects', projects),
    ...listNames('  Tasks', tasks),
    ...listNames(
      '  People',
      people.filter(({ isNew }) => isNew).map(({ userName }) => userName),
    ),
  ];
  const span = from === null ? '' : `, ${from} to ${to}`;
  const more = made.length === 0 ? '' : ', and what was made for it, where nothing else uses it:';
  const line = `${nameOf(found)}: ${countGoing(found)}${span}${more}`;
  return [withoutControls(line), ...made].map((each) => `${each}\n`).join('');
}

function nameOf({ fileName, createdAt }: TimeImport): string {
  return fileName || `the import of ${createdAt.slice(0, 10)}`;
}

function countGoing({ added, present = added, takenOver = 0 }: TimeImport): string {
  const gone = present === added ? '' : ` (${added - present} deleted or merged since)`;
  const states = takenOver === 0 ? '' : `, ${plural(takenOver, 'state')} that had been taken over`;
  return `${plural(present, 'entry', 'entries')}${gone}${states}`;
}

/** Which import it was, and how much went with it; `found` is from before. */
export function printUndone(found: TimeImport): string {
  const told =
    found.state === 'undone'
      ? `${nameOf(found)} was already undone.`
      : `Undone: ${nameOf(found)}, ${countGoing(found)}`;
  return `${withoutControls(told)}\n`;
}
