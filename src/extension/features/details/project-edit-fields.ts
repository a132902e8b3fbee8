/** Fields of a project that are edited later on; pure. */
import type { PatchProject, Project } from '../../../api-client/index.ts';
import { type Money, toDecimalString } from '../../../domain/money.ts';
import { checkName, checkRate, parseRate } from '../../../pages/practice/project-fields.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Choice, ChoiceField, Field, TextField } from './field.ts';
import { fromLines, orNull, parseBudget, toLines } from './field-texts.ts';
import { type OwnRules, overrideRuleFields } from './time-rule-fields.ts';

export interface ProjectFieldPorts {
  readonly t: Translate;
  readonly formatAmount: (amount: Money) => string;
  /** Names of the client's other projects. */
  readonly taken: readonly string[];
  /** The practice's own time zone. */
  readonly zone: string;
  /** What stands for the client. */
  readonly rules: OwnRules;
  /** Paths of the folders that are open. */
  readonly openFolders: readonly string[];
  /** Asks for a folder of the machine. */
  readonly findFolder: () => Promise<string | undefined>;
}

type Text = TextField<PatchProject>;

export function projectEditFields(
  project: Project,
  ports: ProjectFieldPorts,
): readonly Field<PatchProject>[] {
  const { t, taken, zone, rules } = ports;
  return [
    nameField(project, taken, t),
    rateField(project, ports),
    budgetField(project, t),
    folderField(project, ports),
    githubField(project, t),
    remotesField(project, t),
    branchesField(project, t),
    ...overrideRuleFields(project, { t, zone, inherited: t('As for its client'), above: rules }),
  ];
}

function nameField({ name }: Project, taken: readonly string[], t: Translate): Text {
  return {
    name: 'name',
    label: t('Name'),
    shown: name,
    text: name,
    prompt: t('Name of the project'),
    check: (text) => checkName(text, taken, t),
    toPatch: (text) => ({ name: text.trim() }),
  };
}

function rateField({ hourlyRate }: Project, { t, formatAmount }: ProjectFieldPorts): Text {
  const { currency } = hourlyRate;
  return {
    name: 'hourlyRate',
    label: t('Hourly rate'),
    shown: formatAmount(hourlyRate),
    text: toDecimalString(hourlyRate),
    prompt: t('Hourly rate in {0}, from today; the first one for all of the project’s time', currency),
    check: (text) => checkRate(text, currency, t),
    toPatch: (text) => {
      const rate = parseRate(text, currency);
      return rate === undefined ? {} : { hourlyRate: rate };
    },
  };
}

function budgetField({ budgetSeconds }: Project, t: Translate): Text {
  const hours = budgetSeconds === null ? '' : String(Math.round(budgetSeconds / 36) / 100);
  return {
    name: 'budgetSeconds',
    label: t('Budget'),
    shown: budgetSeconds === null ? '' : t('{0} h', hours),
    text: hours,
    prompt: t('Hours of the budget; empty for none'),
    check: (text) => (parseBudget(text) === undefined ? t('Hours, such as 80 or 7.5.') : undefined),
    toPatch: (text) => ({ budgetSeconds: parseBudget(text) ?? null }),
  };
}

function folderField(
  { folder }: Project,
  { t, openFolders, findFolder }: ProjectFieldPorts,
): ChoiceField<PatchProject> {
  const open = openFolders.map(
    (path): Choice<PatchProject> => ({
      label: path,
      description: t('this folder'),
      answer: { patch: { folder: path } },
    }),
  );
  const find = async () => {
    const found = await findFolder();
    return found === undefined ? undefined : { folder: found };
  };
  const none: readonly Choice<PatchProject>[] =
    folder === null ? [] : [{ label: t('No folder'), answer: { patch: { folder: null } } }];
  return {
    label: t('Folder'),
    shown: folder ?? '',
    placeholder: t('Which folder on this machine?'),
    choices: [...open, { label: t('Choose Folder…'), answer: { find } }, ...none],
  };
}

function githubField({ githubUrl }: Project, t: Translate): Text {
  const pattern = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/?$/;
  return {
    name: 'githubUrl',
    label: t('GitHub'),
    shown: githubUrl ?? '',
    text: githubUrl ?? '',
    prompt: t('Address of the repository on GitHub; empty for none'),
    check: (text) =>
      orNull(text) === null || pattern.test(text.trim())
        ? undefined
        : t('An address such as https://github.com/acme/api.'),
    toPatch: (text) => ({ githubUrl: orNull(text) }),
  };
}

const longestPattern = 300;
const mostPatterns = 20;

function remotesField({ remotes }: Project, t: Translate): Text {
  return {
    ...patternsField(remotes, t),
    name: 'remotes',
    label: t('Repositories'),
    prompt: t('Repositories that belong to it, separated by semicolons: github.com/acme/*; empty for none'),
    toPatch: (text) => ({ remotes: toLines(text) }),
  };
}

function branchesField({ branches }: Project, t: Translate): Text {
  return {
    ...patternsField(branches, t),
    name: 'branches',
    label: t('Branches'),
    shown: fromLines(branches) || t('all'),
    prompt: t('Branches that belong to it, separated by semicolons: feature/ACME-*; empty for all'),
    toPatch: (text) => ({ branches: toLines(text) }),
  };
}

function patternsField(patterns: readonly string[], t: Translate) {
  const text = fromLines(patterns);
  const fits = (typed: readonly string[]) =>
    typed.length <= mostPatterns && typed.every((pattern) => pattern.length <= longestPattern);
  const check = (typed: string) =>
    fits(toLines(typed))
      ? undefined
      : t('At most {0} patterns of {1} characters.', mostPatterns, longestPattern);
  return { shown: text, text, check };
}
