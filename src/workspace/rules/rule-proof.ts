/** Proves rules by scanning their own examples: bad ones are found, good ones are not, fixes mend. */
import { createScanner } from '../../scanner/index.ts';
import type {
  CodeLanguage,
  Finding,
  Fix,
  ModuleSummaries,
  Scanner,
  ScanResult,
} from '../../scanner/model.ts';
import type { RuleSet } from '../../scanner/rules/rule-data.ts';
import { loadGrammars } from '../grammars.ts';
import type { Example, ExampleSet, RuleSource } from './rule-source.ts';

const extensions: Readonly<Record<CodeLanguage, string>> = {
  typescript: 'ts',
  tsx: 'tsx',
  javascript: 'js',
  python: 'py',
};

/** Text after a fix. */
export function applyFix(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((a, b) => b.startOffset - a.startOffset);
  return edits.reduce(
    (at, edit) => at.slice(0, edit.startOffset) + edit.newText + at.slice(edit.endOffset),
    text,
  );
}

interface BadExample {
  readonly id: string;
  readonly language: CodeLanguage;
  readonly example: Example;
  /** What its fix gives; null where none is to be offered. */
  readonly fixed: string | null;
}

/** Proves rules; the scanner is given a place for the modules that an example brings along. */
export class RuleProof {
  private readonly scanner: Scanner;
  private readonly modules: { current: Readonly<Record<string, string>>; language: CodeLanguage };

  private constructor(scanner: Scanner, modules: RuleProof['modules']) {
    this.scanner = scanner;
    this.modules = modules;
  }

  static async create(ruleSet: RuleSet): Promise<RuleProof> {
    const modules: RuleProof['modules'] = { current: {}, language: 'typescript' };
    const summaries: ModuleSummaries = {
      resolve: (_from, specifier) => {
        const text = modules.current[specifier];
        return text === undefined ? undefined : { path: specifier, language: modules.language, text };
      },
    };
    // The search for secrets takes over places of rules for code: these are proven on their own.
    const own = { ...ruleSet, secrets: [] };
    return new RuleProof(await createScanner(await loadGrammars(), { ruleSet: own, summaries }), modules);
  }

  /** Everything that is wrong with a rule's examples; empty when all hold. */
  check(source: RuleSource): string[] {
    return source.rule.languages.flatMap((language) => {
      const examples = source.examples.get(language);
      if (examples === undefined) return [`${source.rule.id}: no examples for ${language}`];
      return this.checkLanguage(source.rule.id, language, examples);
    });
  }

  private checkLanguage(id: string, language: CodeLanguage, examples: ExampleSet): string[] {
    const problems: string[] = [];
    examples.bad.forEach((example, index) => {
      const where = `${id} (${language}), bad example ${index + 1}`;
      const bad: BadExample = { id, language, example, fixed: examples.fixed[index] ?? null };
      problems.push(...this.checkBad(bad).map((problem) => `${where}: ${problem}`));
    });
    examples.good.forEach((example, index) => {
      for (const finding of this.scan(id, language, example)) {
        problems.push(
          `${id} (${language}), good example ${index + 1}: reported at line ${finding.range.startLine + 1}`,
        );
      }
    });
    return problems;
  }

  private scanAll(language: CodeLanguage, example: Example): ScanResult {
    this.modules.current = example.modules ?? {};
    this.modules.language = language;
    return this.scanner.scan(example.path ?? `example.${extensions[language]}`, language, example.code);
  }

  private scan(id: string, language: CodeLanguage, example: Example): Finding[] {
    return this.scanAll(language, example).findings.filter((finding) => finding.ruleId === id);
  }

  private checkBad(bad: BadExample): string[] {
    const { partial, notes, findings } = this.scanAll(bad.language, bad.example);
    const found = findings.filter((finding) => finding.ruleId === bad.id);
    const missed = found.length > 0 ? [] : ['not reported'];
    const faults = partial ? [`does not parse: ${notes.join('; ')}`] : missed;
    return [...faults, ...this.checkFix(bad, found)];
  }

  private checkFix(
    { id, language, example, fixed: expected }: BadExample,
    before: readonly Finding[],
  ): string[] {
    const fix = before[0]?.fixes[0];
    if (fix === undefined) return expected === null ? [] : ['no fix is offered'];
    if (expected === null) return [`a fix is offered ("${fix.title}") that no "fixed" example proves`];
    const code = applyFix(example.code, fix);
    if (code !== expected) return [`the fix gives\n${code}instead of\n${expected}`];
    const rescanned = this.scanAll(language, { ...example, code });
    if (rescanned.partial) return ['the fixed text does not parse'];
    const left = rescanned.findings.filter((finding) => finding.ruleId === id);
    return left.length < before.length ? [] : ['the fixed text is reported again'];
  }
}
