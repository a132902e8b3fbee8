/** An import as a person reads it: what it brings, then all that it does not. */
import type { TimeImport } from '../../api-client/index.ts';
import { formatDuration } from '../../domain/duration.ts';
import { toDecimalString } from '../../domain/money.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import type { FoundImport } from './find-import.ts';

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

function describeProblem({ row, column, value, message, option }: TimeImport['problems'][number]): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`]
    .filter(Boolean)
    .join(', ');
  const said = value === null || value === '' ? '' : ` "${value}"`;
  const settled = option === null ? '' : ` (${optionOf(option)})`;
  return withoutControls(`  ${place || 'the file'}:${said} ${message}${settled}`);
}

export function describeLoss({ column, count, message, examples }: TimeImport['losses'][number]): string[] {
  const rows = examples
    .map(({ row, value }) => (value === '' ? `row ${row}` : `row ${row} "${value}"`))
    .join(', ');
  const more = count > examples.length ? ', …' : '';
  const name = column === '' ? '' : `${column}: `;
  return [withoutControls(`  ${count} × ${name}${message}`), withoutControls(`      ${rows}${more}`)];
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
    `${rows} rows: ${added} new, ${again} there already${span}`,
    `${formatDuration(seconds)} hours, of them ${formatDuration(billableSeconds)} billable; approved entries ${approved}, invoiced ${invoiced}`,
  ];
}

/** What the other tool changed since: taken over, or the option that does. */
function describeChanged({ state, changed = 0, settledSince = 0, takenOver = 0 }: TimeImport): string[] {
  if (changed === 0) return [];
  const taken = state === 'preview' ? 'would be taken over' : 'taken over';
  const left = settledSince - takenOver;
  return [
    `${changed} rows were changed in the other tool since they were imported; states ${taken}: ${takenOver}`,
    ...(left > 0
      ? [`${left} were approved or billed there since, and can be billed here again: --take-states`]
      : []),
  ];
}

function heading({ state, id, added, takenOver }: TimeImport): string {
  if (state === 'refused') return 'The file would be refused:';
  if (state === 'done' && added === 0 && takenOver === 0) return 'Nothing in the file is new:';
  return state === 'preview' ? 'It would bring:' : `Imported (take back: vireo import --undo ${id}):`;
}

/** With what an hour of each is worth from now on, where the file tells it. */
function listProjects({ made, projects }: TimeImport): readonly string[] {
  if (made === undefined || made.projects.length === 0) return projects;
  return made.projects.map(({ client, name, rate, isRateFromAmounts }) => {
    const worth = `${toDecimalString(rate)} ${rate.currency} an hour${isRateFromAmounts ? ', from amounts' : ''}`;
    return rate.minor === 0 ? `${client} / ${name}` : `${client} / ${name} (${worth})`;
  });
}

export function printImport(told: TimeImport): string {
  const { state, rows, problems, clients, tasks, people } = told;
  const lines = [
    heading(told),
    ...problems.map(describeProblem),
    describeFound(told),
    ...(state === 'refused' && rows === 0 ? [] : describeCounts(told)),
    ...describeChanged(told),
    ...listNames('New clients', clients),
    ...listNames('New projects', listProjects(told)),
    ...listNames('New tasks', tasks),
    ...people.map(({ source, userName, isNew, rows: ofPerson }) =>
      withoutControls(`${source || '(nobody)'} is ${isNew ? 'new here' : userName}: ${ofPerson} rows`),
    ),
    ...describeLosses(told),
  ];
  return `${lines.join('\n')}\n`;
}

/** A file that is refused brings nothing that could be kept or lost. */
function describeLosses({ state, losses }: TimeImport): readonly string[] {
  if (losses.length > 0) return ['Not kept as it stands in the file:', ...losses.flatMap(describeLoss)];
  return state === 'refused' ? [] : ['Nothing is lost.'];
}

/** Which import it was, and how much went with it, where that is known. */
export function printUndone({ fileName, createdAt = '', added, takenOver = 0 }: FoundImport): string {
  if (added === undefined) return 'The import was taken back.\n';
  const name = fileName || `the import of ${createdAt.slice(0, 10)}`;
  const states = takenOver === 0 ? '' : `, ${plural(takenOver, 'state')} that had been taken over`;
  return withoutControls(`Taken back: ${name}, ${plural(added, 'entry', 'entries')}${states}`).concat('\n');
}
