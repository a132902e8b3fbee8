/** What `vireo rules` does. */
import { createScanner } from '../../scanner/index.ts';
import type { RuleInfo } from '../../scanner/model.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { loadGrammars } from '../../workspace/grammars.ts';
import { loadProject } from '../../workspace/project.ts';
import { ConfigProof } from '../../workspace/rules/config-proof.ts';
import { RuleProof } from '../../workspace/rules/rule-proof.ts';
import { loadTeamRules } from '../../workspace/rules/team-rules.ts';
import { withTeamRules } from '../../workspace/rules/with-team-rules.ts';
import type { TeamRules } from '../../workspace/scan-messages.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { oneLine, plural } from '../scan/plain-line.ts';

export interface RulesOptions {
  readonly json?: boolean;
}

/** A rule with where it comes from. */
type ListedRule = RuleInfo & { readonly origin: 'vireo' | 'team' };

async function loadRules(io: CliIo): Promise<readonly ListedRule[]> {
  const project = await loadProject(io.cwd, defaultCacheDirectory(io.env));
  for (const problem of project.problems) io.err(`note: ${problem}\n`);
  const rules = await rulesWith(project.team);
  const { rules: code = [], infrastructure = [] } = project.team ?? {};
  const own = new Set([...code, ...infrastructure].map(({ id }) => id));
  return rules
    .map((rule): ListedRule => ({ ...rule, origin: own.has(rule.id) ? 'team' : 'vireo' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function rulesWith(team: TeamRules | undefined): Promise<readonly RuleInfo[]> {
  return (await createScanner(await loadGrammars(), { ruleSet: withTeamRules(team) })).rules;
}

export async function listRules({ json }: RulesOptions, io: CliIo): Promise<void> {
  const rules = await loadRules(io);
  if (json === true) return io.out(`${JSON.stringify({ rules }, null, 2)}\n`);
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, title, origin }) =>
      `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}${origin === 'team' ? ' (yours)' : ''}`,
  );
  io.out(`${[...lines, plural(rules.length, 'rule')].join('\n')}\n`);
}

export async function showRule(id: string, { json }: RulesOptions, io: CliIo): Promise<void> {
  const rules = await loadRules(io);
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) {
    io.err(`vireo: there is no rule "${id}"; "vireo rules list" shows all.\n`);
    return io.setExitCode(exitCodes.answerIsNo);
  }
  io.out(json === true ? `${JSON.stringify(rule, null, 2)}\n` : describe(rule));
}

function describe(rule: ListedRule): string {
  const standards = [
    ...rule.cwe.map((number) => `CWE-${number}`),
    ...rule.owasp.map((entry) => `OWASP ${entry}`),
  ];
  const facts = [
    rule.category,
    rule.severity,
    `confidence ${rule.confidence}`,
    rule.languages.join(', '),
  ].filter((fact) => fact !== '');
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
  const rules = await loadRules(io);
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
