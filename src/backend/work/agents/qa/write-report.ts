/** The report of the QA agent: operators, each mutant with its place and what became of it, and whether the goal is met. Pure. */
import { mutantOperators } from '../../../../scanner/mutants/mutant.ts';
import type { MadeState } from '../development/state.ts';
import { operators } from './hints.ts';
import {
  asked,
  describeMutant,
  isNoticed,
  livedOf,
  type MutationState,
  plain,
  shareOf,
  stillLivingOf,
  type TriedMutant,
} from './mutation.ts';

const askedPercent = asked * 100;

/** `paths`: files of tests that are offered. */
export function describeMade(
  mutation: MutationState,
  paths: readonly string[],
  leftOut: readonly string[],
): { readonly made: MadeState; readonly notes: readonly string[] } {
  const share = shareOf(mutation);
  const isShort = paths.length > 0 && !share.isReached;
  const goal = goalOf(mutation);
  return {
    made: {
      title: titleOf(paths),
      report: writeReport(mutation, paths),
      paths,
      headline: headlineOf(mutation),
      ...(isShort && { shortfall: goal }),
    },
    // Above everything else where it fell short; the report of a run without tests names what was left out, too.
    notes:
      paths.length === 0 ? [] : [...(isShort ? [] : [goal]), ...mutation.dropped.filter(unlessIn(leftOut))],
  };
}

const unlessIn = (known: readonly string[]) => (each: string) => !known.includes(each);

function titleOf(paths: readonly string[]): string {
  const [first = '', ...more] = paths;
  return more.length === 0 ? `Add tests: ${first}` : `Add tests in ${paths.length} files`;
}

function headlineOf(mutation: MutationState): string {
  if (mutation.ended !== undefined) return mutation.ended;
  const lived = livedOf(mutation).length;
  if (ranOf(mutation).length === 0) return 'No mutant ran: there was no time';
  if (lived === 0) return 'The tests notice every mutant that ran';
  const count = lived === 1 ? 'One mutant is noticed by no test' : `${lived} mutants are noticed by no test`;
  return mutation.noModel === undefined ? `${count}, and no new test holds` : count;
}

function goalOf(mutation: MutationState): string {
  const { killed, of, percent, isReached } = shareOf(mutation);
  const count = `Together the new tests notice ${killed} of the ${of} mutants that lived before: ${percent} %.`;
  return `${count} Asked are ${askedPercent} %: ${isReached ? 'reached' : 'not reached'}.`;
}

const ranOf = ({ mutants }: MutationState) => mutants.filter(({ outcome }) => outcome !== 'not-run');

function writeReport(mutation: MutationState, paths: readonly string[]): string {
  const { mutants, dropped, noModel, files } = mutation;
  const isTried = ranOf(mutation).length > 0;
  return [
    '## Mutants',
    list(figuresOf(mutation, paths)),
    ...(noModel === undefined ? [] : [`*No tests were written*: ${plain(noModel)}`]),
    ...(isTried ? ['### Operators', writeOperators(mutants)] : []),
    ...section('Noticed by no test', stillLivingOf(mutation), sayLiving),
    ...section('Noticed by the new tests', livedOf(mutation).filter(isNoticedThen), (each) =>
      sayKilled(each, each.later),
    ),
    ...section(
      'Noticed by the tests that were there',
      mutants.filter(({ outcome }) => isNoticed(outcome)),
      (each) => sayKilled(each, each),
    ),
    ...(isTried
      ? section(
          'Not run',
          mutants.filter(({ outcome }) => outcome === 'not-run'),
          describeMutant,
        )
      : []),
    ...(dropped.length === 0 ? [] : ['### Left out', list(dropped.map(plain))]),
    ...(files.length === 0
      ? []
      : ['### Sources', list(files.map((file) => `\`${file.replaceAll('`', "'")}\``))]),
  ].join('\n\n');
}

function figuresOf(mutation: MutationState, paths: readonly string[]): readonly string[] {
  const { command, mutants, places, baseMs } = mutation;
  const count = (wanted: TriedMutant['outcome']) =>
    mutants.filter(({ outcome }) => outcome === wanted).length;
  const took = baseMs === undefined ? '' : `, ${(baseMs / 1_000).toFixed(1)} s on the sources`;
  const ran = ranOf(mutation).length;
  return [
    ...(command === '' ? [] : [`Tests: \`${command.replaceAll('`', "'")}\`${took}`]),
    `${places} places can be changed; ${mutants.length} were chosen, ${ran} ran`,
    ...(ran === 0
      ? []
      : [
          `${count('killed')} failed a test, ${count('timed-out')} ran past the limit of time, ${count('lived')} were noticed by no test`,
        ]),
    ...(paths.length === 0
      ? []
      : [
          goalOf(mutation),
          `Changed are files of tests alone: ${paths.map((file) => `\`${file.replaceAll('`', "'")}\``).join(', ')}`,
        ]),
  ];
}

function writeOperators(mutants: readonly TriedMutant[]): string {
  const rows = mutantOperators.flatMap((operator) => {
    const own = mutants.filter((each) => each.operator === operator && each.outcome !== 'not-run');
    if (own.length === 0) return [];
    const before = own.filter(({ outcome }) => isNoticed(outcome)).length;
    const then = own.filter(isNoticedThen).length;
    const cells = [operator, operators[operator].makes, own.length, before, then, own.length - before - then];
    return [`| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`];
  });
  return [
    '| operator | for example | mutants | noticed before | by new tests | by none |',
    '|---|---|---:|---:|---:|---:|',
    ...rows,
  ].join('\n');
}

function isNoticedThen({ later }: TriedMutant): boolean {
  return isNoticed(later?.outcome);
}

function section(
  title: string,
  mutants: readonly TriedMutant[],
  say: (mutant: TriedMutant) => string,
): readonly string[] {
  return mutants.length === 0 ? [] : [`### ${title}`, list(mutants.map(say))];
}

function sayLiving(mutant: TriedMutant): string {
  const unknown =
    mutant.later?.outcome === 'not-run' ? ' There was no time to run it with the new tests.' : '';
  return `${describeMutant(mutant)}. ${operators[mutant.operator].hint}${unknown}`;
}

function sayKilled(mutant: TriedMutant, run: TriedMutant['later']): string {
  if (run?.outcome === 'timed-out') return `${describeMutant(mutant)}: past the limit of time`;
  return run?.by === undefined ? describeMutant(mutant) : `${describeMutant(mutant)}: ${plain(run.by)}`;
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
