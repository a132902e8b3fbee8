/** In docs/architecture.md: what one process alone keeps, by the marks that stand with it (HOUSE 14). */
import { type ProcessState, readProcessState } from '../check/process-state.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { remake } from './remake.ts';

const marks = {
  start: '<!-- Of the marks `// process-local:`, by npm run generate. -->',
  end: '<!-- End of the marks. -->',
};

/** Those that need something on several backends first; the others by what they are alone. */
export function renderStates(states: readonly ProcessState[]): string {
  const needing = states.filter(({ onSeveral }) => !isNothing(onSeveral));
  const others = states.filter(({ onSeveral }) => isNothing(onSeveral));
  return [
    '| state | why one process has it | on several backends |',
    '|---|---|---|',
    ...needing.map((state) => `| ${placeOf(state)} | ${state.why} | ${state.onSeveral} |`),
    '',
    'Nothing is needed for:',
    '',
    ...others.map((state) => `- ${placeOf(state)}: ${state.why}${becauseOf(state)}`),
  ].join('\n');
}

const isNothing = (onSeveral: string): boolean => /^nothing\b/.test(onSeveral);

const becauseOf = ({ onSeveral }: ProcessState): string =>
  onSeveral.replace(/^nothing(?:: )?/, '; ').replace(/; $/, '');

const placeOf = ({ file, name }: ProcessState): string =>
  `\`${name}\` in \`${file.replace('src/backend/', '')}\``;

/** Throws where the page has no place for it. */
export function putStates(page: string, states: readonly ProcessState[]): string {
  const [start, end] = [page.indexOf(marks.start), page.indexOf(marks.end)];
  if (start === -1 || end < start)
    throw new Error('docs/architecture.md has no place for process-local state.');
  return `${page.slice(0, start)}${marks.start}\n${renderStates(states)}\n${page.slice(end)}`;
}

if (import.meta.main)
  await runMain(
    async () =>
      await remake('docs/architecture.md', (page) => putStates(page, readProcessState(projectRoot).states)),
  );
