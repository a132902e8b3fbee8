/** An import as a person reads it: what it brings, then all that it does not. */
import type { TimeImport } from '../../api-client/index.ts';
import { formatDuration } from '../../domain/duration.ts';
import { withoutControls } from '../scan/plain-line.ts';

const optionNames: Readonly<Record<string, string>> = {
  format: '--format',
  zone: '--zone',
  dateOrder: '--date-order dmy or mdy',
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

export function printImport(told: TimeImport): string {
  const { problems, losses, clients, projects, tasks, people } = told;
  const lines = [
    heading(told),
    ...problems.map(describeProblem),
    describeFound(told),
    ...describeCounts(told),
    ...describeChanged(told),
    ...listNames('New clients', clients),
    ...listNames('New projects', projects),
    ...listNames('New tasks', tasks),
    ...people.map(({ source, userName, isNew, rows }) =>
      withoutControls(`${source || '(nobody)'} is ${isNew ? 'new here' : userName}: ${rows} rows`),
    ),
    ...(losses.length === 0
      ? ['Nothing is lost.']
      : ['Not kept as it stands in the file:', ...losses.flatMap(describeLoss)]),
  ];
  return `${lines.join('\n')}\n`;
}
