/** What `vireo rules` does. */
import { isNamed, type RuleGroup, ruleGroups } from '../../contract/work/rule-selection.ts';
import { describeRules } from '../../scanner/describe-rules.ts';
import type { RuleInfo } from '../../scanner/model.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { createNearness, groupsOfRule, rulesOf } from '../../workspace/config/rule-names.ts';
import { dependencyRules } from '../../workspace/dependencies/findings/dependency-rules.ts';
import { loadProject } from '../../workspace/project.ts';
import { ConfigProof } from '../../workspace/rules/config-proof.ts';
import { namesRule, suggestRules } from '../../workspace/rules/known-rules.ts';
import { RuleProof } from '../../workspace/rules/rule-proof.ts';
import {
  examplesOfConfigRule,
  examplesOfRule,
  loadShippedExamples,
  type ShownExample,
} from '../../workspace/rules/shown-examples.ts';
import { loadTeamRules } from '../../workspace/rules/team-rules.ts';
import { withTeamRules } from '../../workspace/rules/with-team-rules.ts';
import type { TeamRules } from '../../workspace/scan-messages.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { oneLine, plural, withoutControls } from '../scan/plain-line.ts';

export interface RulesOptions {
  readonly json?: boolean;
}

/** A rule with where it comes from and the groups that settings name it by. */
type ListedRule = RuleInfo & { readonly origin: 'vireo' | 'team'; readonly groups: readonly RuleGroup[] };

interface LoadedRules {
  readonly rules: readonly ListedRule[];
  readonly team: TeamRules | undefined;
}

async function loadRules(io: CliIo): Promise<LoadedRules> {
  const { problems, team } = await loadProject(io.cwd, defaultCacheDirectory(io.env));
  for (const problem of problems) io.err(`note: ${problem}\n`);
  const own = new Set(rulesOf(team).map(({ id }) => id));
  const rules = [...describeRules(withTeamRules(team, true)).rules, ...dependencyRules].map(
    (rule): ListedRule => ({
      ...rule,
      origin: own.has(rule.id) ? 'team' : 'vireo',
      groups: groupsOfRule(rule),
    }),
  );
  return { rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)), team };
}

export async function listRules(names: readonly string[], { json }: RulesOptions, io: CliIo): Promise<void> {
  const loaded = await loadRules(io);
  const rules = chooseRules(names, loaded);
  if (json === true) return io.out(`${JSON.stringify({ rules }, null, 2)}\n`);
  const groups = names.length === 0 ? ` in groups: ${describeGroups(rules)}` : '';
  io.out(`${describeList(rules)}${plural(rules.length, 'rule')}${groups}\n`);
}

/** By anything that a rule says of itself: a word, a CWE number, an id that another scanner gives it. */
export async function searchRules(text: string, { json }: RulesOptions, io: CliIo): Promise<void> {
  const { rules } = await loadRules(io);
  const found = rules.filter((rule) => speaksOf(rule, text.trim().toLowerCase()));
  if (found.length === 0) io.setExitCode(exitCodes.answerIsNo);
  if (json === true) return io.out(`${JSON.stringify({ rules: found }, null, 2)}\n`);
  io.out(`${describeList(found)}${plural(found.length, 'rule')}\n`);
}

function speaksOf({ id, title, cwe, owasp, tags, why, fix }: ListedRule, wanted: string): boolean {
  const weakness = /^cwe-?(\d+)$/.exec(wanted)?.[1];
  if (weakness !== undefined) return cwe.includes(Number(weakness));
  return [id, title, ...owasp, ...tags, why, fix].some((text) => text.toLowerCase().includes(wanted));
}

function describeList(rules: readonly ListedRule[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, title, origin, confidence }) => {
    const remarks = [
      ...(origin === 'team' ? ['yours'] : []),
      ...(confidence === 'low' ? ['low confidence'] : []),
    ];
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
    return `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}${remark}\n`;
  });
  return lines.join('');
}

/** Throws a CliError for a name that means nothing. */
function chooseRules(names: readonly string[], { rules, team }: LoadedRules): readonly ListedRule[] {
  const unknown = names.find((name) => !namesRule(name.replace(/^!/, ''), [team]));
  if (unknown !== undefined) {
    const hint = suggestRules(unknown, [team]);
    throw new CliError(
      'usage',
      `there is no rule or group "${unknown}"${hint === '' ? `; groups are ${ruleGroups.join(', ')}.` : hint}`,
    );
  }
  const nearness = createNearness([team]);
  return rules.filter(({ id }) => isNamed(names, id, nearness));
}

function describeGroups(rules: readonly ListedRule[]): string {
  return ruleGroups
    .map((group) => `${group} ${rules.filter(({ groups }) => groups.includes(group)).length}`)
    .join(', ');
}

export async function showRule(id: string, { json }: RulesOptions, io: CliIo): Promise<void> {
  const { rules, team } = await loadRules(io);
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) {
    const hint = suggestRules(id, [team]);
    io.err(
      `vireo: there is no rule "${id}"${hint === '' ? `; "vireo rules search ${id}" looks for the word.` : hint}\n`,
    );
    return io.setExitCode(exitCodes.answerIsNo);
  }
  const examples = rule.origin === 'team' ? await teamExamples(id, io) : await shippedExamples(id);
  io.out(
    json === true
      ? `${JSON.stringify({ ...rule, examples }, null, 2)}\n`
      : describe(rule) + showExamples(examples),
  );
}

/** Formats of secrets have none: no value of one is kept. */
async function shippedExamples(id: string): Promise<readonly ShownExample[]> {
  return (await loadShippedExamples())[id] ?? [];
}

async function teamExamples(id: string, io: CliIo): Promise<readonly ShownExample[]> {
  const cacheDirectory = defaultCacheDirectory(io.env);
  const { folder } = await loadProject(io.cwd, cacheDirectory);
  const { sources, configSources } = await loadTeamRules(folder, [], cacheDirectory);
  return [
    ...sources.filter(({ rule }) => rule.id === id).flatMap(examplesOfRule),
    ...configSources.filter(({ rule }) => rule.id === id).flatMap(examplesOfConfigRule),
  ];
}

function showExamples(examples: readonly ShownExample[]): string {
  return examples
    .map(({ languages, bad, good }) => {
      const where = examples.length > 1 ? ` (${languages.join(', ')})` : '';
      return `\nBad${where}:\n${indent(bad)}\nGood${where}:\n${indent(good)}`;
    })
    .join('');
}

function indent(code: string): string {
  const lines = code.trimEnd().split('\n').map(withoutControls);
  return lines.map((line) => (line === '' ? '\n' : `    ${line}\n`)).join('');
}

function describe(rule: ListedRule): string {
  const standards = [
    ...rule.cwe.map((number) => `CWE-${number}`),
    ...rule.owasp.map((entry) => `OWASP ${entry}`),
  ];
  const facts = [
    rule.groups.toReversed().join(', '),
    rule.severity,
    `confidence ${rule.confidence}`,
    // Secrets are looked for in every text.
    rule.languages.length === 0 ? 'any text' : rule.languages.join(', '),
  ];
  const lines = [
    `${rule.title} (${rule.id})`,
    facts.join(' · '),
    ...(standards.length === 0 ? [] : [standards.join(' · ')]),
    '',
    `Why: ${oneLine(rule.why)}`,
    '',
    `Fix: ${oneLine(rule.fix)}`,
    '',
    ...rule.references,
  ];
  return `${lines.join('\n')}\n`;
}

export async function documentRules({ json }: RulesOptions, io: CliIo): Promise<void> {
  const { rules } = await loadRules(io);
  if (json === true) return io.out(`${JSON.stringify({ rules }, null, 2)}\n`);
  const sections = rules.map((rule) => {
    const facts = [
      rule.severity,
      `confidence ${rule.confidence}`,
      ...rule.cwe.map((number) => `CWE-${number}`),
    ];
    const references = rule.references.map((reference) => `- <${reference}>\n`).join('');
    return `## ${rule.id}\n\n${rule.title}. ${facts.join(', ')}.\n\n${oneLine(rule.why)}\n\n**Fix.** ${oneLine(rule.fix)}\n\n${references}`;
  });
  io.out(`# Rules\n\n${sections.join('\n')}`);
}

/** Proves the team's rules: well formed, no expression that can take for ever, examples that hold. */
export async function testRules({ json }: RulesOptions, io: CliIo): Promise<void> {
  const { folder } = await loadProject(io.cwd, defaultCacheDirectory(io.env));
  const {
    rules,
    sources,
    configSources,
    problems: faults,
  } = await loadTeamRules(folder, [], defaultCacheDirectory(io.env));
  if (rules === undefined && faults.length === 0) {
    throw new CliError('usage', `${folder} has no rules of its own: write them below .vireo/rules.`);
  }
  const ruleSet = withTeamRules(rules);
  const [proof, configProof] = await Promise.all([RuleProof.create(ruleSet), ConfigProof.create(ruleSet)]);
  const problems = [
    ...faults,
    ...sources.flatMap((source) => proof.check(source)),
    ...configSources.flatMap((source) => configProof.check(source)),
  ];
  const ids = [...sources, ...configSources].map(({ rule }) => rule.id);
  if (json === true) io.out(`${JSON.stringify({ rules: ids, problems }, null, 2)}\n`);
  else
    io.out(
      [...problems, `${plural(ids.length, 'rule')}, ${plural(problems.length, 'problem')}`, ''].join('\n'),
    );
  if (problems.length > 0) io.setExitCode(exitCodes.answerIsNo);
}
