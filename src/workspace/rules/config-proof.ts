/** Proves rules for infrastructure by scanning their own examples: bad ones are found, good ones are not, fixes mend. */
import { createScanner } from '../../scanner/index.ts';
import type { ConfigFormat } from '../../scanner/infrastructure/tree.ts';
import type { Finding, Scanner } from '../../scanner/model.ts';
import type { RuleSet } from '../../scanner/rules/rule-data.ts';
import { loadGrammars } from '../grammars.ts';
import {
  type ConfigExample,
  type ConfigExamples,
  type ConfigRuleSource,
  languageOfFormat,
} from './config-rule-source.ts';
import { applyFix } from './rule-proof.ts';

/** Where texts of a format usually lie. */
const usualPaths: Readonly<Record<ConfigFormat, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'compose.yml',
  kubernetes: 'deploy/app.yaml',
  actions: '.github/workflows/ci.yml',
  terraform: 'main.tf',
};

interface Case {
  readonly id: string;
  readonly format: ConfigFormat;
  readonly path: string;
  readonly code: string;
}

function caseOf(id: string, format: ConfigFormat, example: ConfigExample): Case {
  const { code, path } = typeof example === 'string' ? { code: example, path: undefined } : example;
  return { id, format, code, path: path ?? usualPaths[format] };
}

/** A scanner over one rule set, asked about one rule at a time. */
export class ConfigProof {
  private readonly scanner: Scanner;

  private constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  static async create(ruleSet: RuleSet): Promise<ConfigProof> {
    // The search for secrets takes over places of these rules: they are proven on their own.
    const own = { ...ruleSet, secrets: [] };
    return new ConfigProof(await createScanner(await loadGrammars(), { ruleSet: own }));
  }

  /** Everything that is wrong with a rule's examples; empty when all hold. */
  check({ rule, examples }: ConfigRuleSource): string[] {
    return Object.entries(examples).flatMap(([format, set]) =>
      this.checkFormat(rule.id, format as ConfigFormat, set),
    );
  }

  private checkFormat(id: string, format: ConfigFormat, { bad, good, fixed }: ConfigExamples): string[] {
    const problems = bad.flatMap((example, index) => {
      const one = caseOf(id, format, example);
      const found = [...this.checkBad(one), ...this.checkFix(one, fixed?.[index] ?? null)];
      return found.map((problem) => `${id} (${format}), bad example ${index + 1}: ${problem}`);
    });
    for (const [index, example] of good.entries())
      for (const finding of this.scan(caseOf(id, format, example)))
        problems.push(
          `${id} (${format}), good example ${index + 1}: reported at line ${finding.range.startLine + 1}`,
        );
    return problems;
  }

  private scan({ id, format, path, code }: Case): Finding[] {
    const { findings } = this.scanner.scan(path, languageOfFormat[format], code);
    return findings.filter(({ ruleId }) => ruleId === id);
  }

  private checkBad(one: Case): string[] {
    const { notes } = this.scanner.scan(one.path, languageOfFormat[one.format], one.code);
    if (notes.length > 0) return [`is not read: ${notes.join('; ')}`];
    return this.scan(one).length > 0 ? [] : ['not reported'];
  }

  private checkFix(one: Case, expected: string | null): string[] {
    const before = this.scan(one);
    const fix = before.flatMap(({ fixes }) => fixes)[0];
    if (fix === undefined) return expected === null ? [] : ['no fix is offered'];
    if (expected === null) return [`a fix is offered ("${fix.title}") that no "fixed" example proves`];
    const code = applyFix(one.code, fix);
    if (code !== expected) return [`the fix gives\n${code}instead of\n${expected}`];
    return this.scan({ ...one, code }).length < before.length ? [] : ['the fixed text is reported again'];
  }
}
