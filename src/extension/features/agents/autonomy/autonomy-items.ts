/** What the lists of agents' autonomy and of allowed commands say; pure. */
import type { AllowedCommand, AllowedCrew } from '../../../../api-client/index.ts';
import type { AutonomyLevel } from '../../../../contract/work/autonomy.ts';
import type { Translate } from '../../../../pages/words.ts';
import { exact } from '../development/review-rows.ts';

export interface AutonomyItem {
  readonly level: AutonomyLevel;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** From the most careful to the freest. */
export function listAutonomyItems(
  {
    level,
    protectedBranches,
  }: { readonly level: AutonomyLevel; readonly protectedBranches: readonly string[] },
  t: Translate,
): readonly AutonomyItem[] {
  const branches = protectedBranches.map(exact).join(', ');
  const items: readonly Omit<AutonomyItem, 'description'>[] = [
    {
      level: 'suggest',
      label: `$(eye) ${t('Suggest')}`,
      detail: t('Agents show their changes in the report. No command runs, nothing is applied.'),
    },
    {
      level: 'ask',
      label: `$(comment-discussion) ${t('Ask')}`,
      detail: t(
        'Agents ask before they run a command that is not allowed yet, and before they apply changes.',
      ),
    },
    {
      level: 'unattended',
      label: `$(rocket) ${t('Unattended')}`,
      detail:
        branches === ''
          ? t('Agents run allowed commands and apply changes that your checks prove. The rest waits for you.')
          : t(
              'Agents run allowed commands and apply changes that your checks prove, but not on {0}. The rest waits for you.',
              branches,
            ),
    },
  ];
  return items.map((item) => ({ ...item, description: item.level === level ? t('current') : '' }));
}

const mostBranches = 50;
const longestBranch = 200;

/** Separated by commas. */
export function readBranches(text: string): readonly string[] {
  const branches = text.split(',').map((branch) => branch.trim());
  return [...new Set(branches)].filter((branch) => branch !== '');
}

/** What is wrong with what was typed, as the backend would refuse it. */
export function checkBranches(text: string, t: Translate): string | undefined {
  const branches = readBranches(text);
  if (branches.length > mostBranches) return t('At most {0} branches.', mostBranches);
  const long = branches.find((branch) => branch.length > longestBranch);
  if (long !== undefined) return t('A name has at most {0} characters.', longestBranch);
  const odd = branches.find((branch) => /\s/.test(branch));
  return odd === undefined ? undefined : t('{0}: names of branches are separated by commas.', exact(odd));
}

interface Row {
  readonly label: string;
  readonly description: string;
}
export type AllowedItem = Row & ({ readonly command: AllowedCommand } | { readonly crew: AllowedCrew });

type ProjectOf = (id: string) => { readonly name: string; readonly folder: string | null } | undefined;

/** Crew files, each content by the beginning of its hash. */
export function listCrewItems(
  crews: readonly AllowedCrew[],
  projectOf: ProjectOf,
  t: Translate,
): readonly AllowedItem[] {
  return crews.map((crew) => {
    const name = projectOf(crew.projectId)?.name ?? t('Unknown project');
    const description = `${name} · SHA-256 ${crew.sha256.slice(0, 16)}…`;
    return { label: `$(organization) ${exact(crew.path)}`, description: exact(description), crew };
  });
}

/** Those whose project has another folder by now say so: they allow nothing. */
export function listAllowedItems(
  commands: readonly AllowedCommand[],
  projectOf: ProjectOf,
  t: Translate,
): readonly AllowedItem[] {
  return commands.map((command) => {
    const project = projectOf(command.projectId);
    const place = `${project?.name ?? t('Unknown project')} · ${command.folder}`;
    const description =
      project?.folder === command.folder ? place : t('{0} · no longer its folder: asked again', place);
    return { label: exact(command.line), description: exact(description), command };
  });
}
