/** How much a result matters, and which weaknesses it names, by what its tool says in one of many ways. */
import { confidenceSchema, severitySchema, type WorkspaceFinding } from '../../contract/findings.ts';
import { tellsOfSecret } from '../../contract/secret-weaknesses.ts';
import { cleanLine } from './clean-text.ts';
import type { DescriptorReference, SarifResult, SarifRule, SarifRun } from './sarif-schema.ts';

type Severity = WorkspaceFinding['severity'];

interface Weighed {
  readonly run: SarifRun;
  readonly result: SarifResult;
  readonly rule: SarifRule | undefined;
}

const byLevel = { error: 'high', warning: 'medium', note: 'low', none: 'info' } as const;

function propertyOf({ result, rule }: Weighed, name: string): unknown {
  return result.properties?.[name] ?? rule?.properties?.[name];
}

function scoreOf(weighed: Weighed): number | undefined {
  const given = propertyOf(weighed, 'security-severity');
  const score = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  return typeof score === 'number' && score >= 0 && score <= 10 ? score : undefined;
}

/** CVSS 3.1's bands, as code hosts apply them to `security-severity`. */
function bandOf(score: number): Severity {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'info';
}

/** The score; what a tool says in our words; the level (3.27.10: the result's, the rule's, `warning`). */
export function severityOf(weighed: Weighed): Severity {
  const { result, rule } = weighed;
  if (result.kind === 'informational') return 'info';
  const score = scoreOf(weighed);
  if (score !== undefined) return bandOf(score);
  const said = severitySchema.safeParse(String(propertyOf(weighed, 'severity') ?? '').toLowerCase());
  if (said.success) return said.data;
  const usual = rule?.defaultConfiguration?.level ?? rule?.configuration?.defaultLevel;
  return byLevel[result.level ?? usual ?? 'warning'];
}

export function confidenceOf(weighed: Weighed): WorkspaceFinding['confidence'] {
  const said = String(
    propertyOf(weighed, 'confidence') ?? propertyOf(weighed, 'precision') ?? '',
  ).toLowerCase();
  const known = confidenceSchema.safeParse(said.replace(/^very-/, ''));
  return known.success ? known.data : 'medium';
}

const mostTags = 200;

function tagsOf({ result, rule }: Weighed): readonly string[] {
  const bags = [result.properties, rule?.properties];
  const given = bags.flatMap((bag) => [bag?.['tags'], bag?.['cwe'], bag?.['owasp']].flat());
  return given.slice(0, mostTags).flatMap((tag) => (typeof tag === 'string' ? [tag.slice(0, 300)] : []));
}

/** `external/cwe/cwe-089`, `CWE-89: …`, `cwe89`. */
function numbersIn(tag: string): readonly number[] {
  return [...tag.matchAll(/cwe[-_ ]?(\d{1,6})/gi)].map(([, digits]) => Number(digits));
}

/** Taxa of CWE that the result, or its rule, points to. */
function taxaOf({ run, result, rule }: Weighed): readonly number[] {
  const targets = (rule?.relationships ?? []).flatMap(({ target }) => target ?? []);
  return [...result.taxa, ...targets].flatMap((reference) => cweOfTaxon(run, reference));
}

function cweOfTaxon(
  run: SarifRun,
  { id, index = -1, toolComponent }: DescriptorReference,
): readonly number[] {
  const { name, guid, index: at = -1 } = toolComponent ?? {};
  const taxonomy =
    run.taxonomies.find((one) => one.name === name || (guid !== undefined && one.guid === guid)) ??
    run.taxonomies[at];
  if (!/^cwe$/i.test(name ?? taxonomy?.name ?? '')) return [];
  const said = id ?? taxonomy?.taxa[index]?.id ?? '';
  const digits = /^(?:cwe-?)?(\d{1,6})$/i.exec(said)?.[1];
  return digits === undefined ? [] : [Number(digits)];
}

export function cweOf(weighed: Weighed): number[] {
  const all = [...tagsOf(weighed).flatMap(numbersIn), ...taxaOf(weighed)].filter((number) => number > 0);
  return [...new Set(all)].sort((a, b) => a - b).slice(0, 20);
}

/** Of the Top 10 of 2021, the one that the rest of the product speaks of. */
export function owaspOf(weighed: Weighed): string[] {
  const found = tagsOf(weighed).flatMap((tag) => tag.match(/A(?:0[1-9]|10):2021/g) ?? []);
  return [...new Set(found)].sort();
}

export function categoryOf(weighed: Weighed): WorkspaceFinding['category'] {
  const isSecurity =
    scoreOf(weighed) !== undefined ||
    cweOf(weighed).length > 0 ||
    tagsOf(weighed).some((tag) => /^(?:security|secret)/i.test(tag));
  return isSecurity ? 'security' : 'quality';
}

const secretWords = /secret|credential|passw(?:or)?d|passphrase|token|api[-_]?key|private[-_]?key/i;

/** Whether the place itself must not be shown: tools that look for secrets mark them, none of them covers them. */
export function isOfSecret(weighed: Weighed, ruleId: string): boolean {
  const { run, rule } = weighed;
  const tool = cleanLine(run.tool.driver?.name ?? run.tool.name ?? '', 100);
  return (
    tellsOfSecret(cweOf(weighed)) ||
    /leak|truffle|secret/i.test(tool) ||
    [ruleId, cleanLine(rule?.name ?? '', 200)].some((name) => secretWords.test(name)) ||
    tagsOf(weighed).some((tag) => secretWords.test(tag))
  );
}
