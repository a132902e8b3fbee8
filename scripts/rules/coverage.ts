/**
 * Proves the coverage table. A cell (weakness × library) counts as covered when an example of one of the weakness's
 * rules is reported, and is reported no longer once the library's own names are taken out of models and rules: so it
 * is this library that was recognised, not a name that looks alike. Where there are no names to take out
 * (infrastructure), an example counts that is reported and speaks of the resource.
 */

import { createEngine, type Engine } from '../../src/scanner/engine.ts';
import type { ConfigFormat } from '../../src/scanner/infrastructure/tree.ts';
import { isCode } from '../../src/scanner/languages.ts';
import type { CodeLanguage, Language } from '../../src/scanner/model.ts';
import type { RuleSet } from '../../src/scanner/rules/rule-data.ts';
import { fileIn, scanFile } from '../../src/scanner/scan-file.ts';
import { type Grammars, loadGrammars } from '../../src/scanner/syntax/grammar.ts';
import { readSyntax, type Syntax } from '../../src/scanner/syntax/syntax.ts';
import { languageOfFormat } from './config-sources.ts';
import type { CoverageFamily, Library, LibraryKind, Weakness } from './coverage-sources.ts';
import { ruleSetWithout } from './name-ownership.ts';
import { readGrammarFiles } from './rule-proof.ts';
import type { Sources } from './rule-sources.ts';

/** An example of a rule, with whether it is reported: that has been proven before. */
export interface Specimen {
  readonly rule: string;
  readonly language: Language;
  readonly path: string;
  readonly code: string;
}

export type CellState =
  | { readonly is: 'covered'; readonly examples: number }
  | { readonly is: 'open' }
  | { readonly is: 'none'; readonly reason: string };

export interface CoverageTable {
  readonly family: CoverageFamily;
  readonly cells: ReadonlyMap<string, CellState>;
}

/** Key of a cell. */
export function cellKey(weakness: Weakness, library: Library): string {
  return `${weakness.id} ${library.id}`;
}

/** The bad examples of the rules for code, each once. */
export function codeSpecimens(sources: Sources): Specimen[] {
  const made = new Map<string, Specimen>();
  for (const { rule, examples } of sources.rules) {
    for (const [language, set] of examples)
      for (const { code, path = 'example', modules } of set.bad)
        if (modules === undefined && !made.has(`${rule.id} ${code}`))
          made.set(`${rule.id} ${code}`, { rule: rule.id, language, path, code });
  }
  return [...made.values()];
}

/** The bad examples of the rules for infrastructure. */
export function configSpecimens(sources: Sources): Specimen[] {
  return sources.config.flatMap(({ rule, examples }) =>
    Object.entries(examples).flatMap(([format, { bad }]) =>
      bad.map((example) => {
        const { code, path = 'example' } = typeof example === 'string' ? { code: example } : example;
        return { rule: rule.id, language: languageOfFormat[format as ConfigFormat], path, code };
      }),
    ),
  );
}

interface Parsed extends Specimen {
  readonly language: CodeLanguage;
  readonly syntax: Syntax;
}

function parse(grammars: Grammars, specimen: Specimen): Parsed[] {
  const { language, code } = specimen;
  if (!isCode(language)) return [];
  const grammar = grammars.code[language];
  const tree = grammar.parser.parse(code);
  if (tree === null) return [];
  const syntax = readSyntax(tree, code, grammar);
  tree.delete();
  return [{ ...specimen, language, syntax }];
}

function countFindings(engine: Engine, { rule, path, language, syntax }: Parsed): number {
  const { part } = scanFile(engine, fileIn(engine, { path, language, syntax }), { keeps: false });
  return part.findings.filter((finding) => finding.ruleId === rule).length;
}

/** The last part of each name: an example that holds none of them cannot be about the library. */
function wordsOf(library: Library): string[] {
  const names = [...(library.modules ?? []), ...(library.names ?? []), ...(library.keys ?? [])];
  return [...(library.mentions ?? []), ...names.map((name) => name.replace(/^.*\*\.|\(\).*$/g, ''))];
}

interface Owner {
  readonly family: string;
  readonly library: Library;
}

/** `yaml` and `redis` are libraries of two languages: an example of one says nothing of the other. */
function isOfFamily(language: Language, family: string): boolean {
  return !isCode(language) || (language === 'python') === (family === 'python');
}

class Prover {
  private readonly grammars: Grammars;
  private readonly ruleSet: RuleSet;
  private readonly specimens: readonly Specimen[];
  private readonly parsed: readonly Parsed[];
  private readonly whole: Engine;
  private readonly counts = new Map<Parsed, number>();

  private constructor(grammars: Grammars, ruleSet: RuleSet, specimens: readonly Specimen[]) {
    this.grammars = grammars;
    this.ruleSet = ruleSet;
    this.specimens = specimens;
    this.parsed = specimens.flatMap((specimen) => parse(grammars, specimen));
    this.whole = this.engine(ruleSet);
  }

  static async create(ruleSet: RuleSet, specimens: readonly Specimen[]): Promise<Prover> {
    return new Prover(await loadGrammars(readGrammarFiles()), ruleSet, specimens);
  }

  private engine(ruleSet: RuleSet): Engine {
    const { grammars } = this;
    // Secrets and infrastructure have no libraries' names; without them an engine is made at once.
    const { version, rules, models } = ruleSet;
    const bare = { version, rules, models };
    return createEngine({ grammars, ruleSet: bare, ruleIds: undefined, summaries: undefined });
  }

  /** Examples that are only reported because the library is known, by rule. */
  owned({ family, library }: Owner, part: 'sinks' | 'sources'): ReadonlyMap<string, number> {
    const words = wordsOf(library);
    const isAbout = ({ language, code }: Specimen) =>
      isOfFamily(language, family) &&
      (library.language === true || words.some((word) => code.includes(word)));
    if (library.mentions !== undefined) return countByRule(this.specimens.filter(isAbout));
    const without = this.engine(ruleSetWithout(this.ruleSet, library, part));
    const found = this.parsed
      .filter(isAbout)
      .filter((each) => countFindings(without, each) < this.countWhole(each));
    return countByRule(found);
  }

  /** Findings with everything known; asked for again and again by libraries that share a word. */
  private countWhole(specimen: Parsed): number {
    const known = this.counts.get(specimen) ?? countFindings(this.whole, specimen);
    this.counts.set(specimen, known);
    return known;
  }
}

function countByRule(specimens: readonly Specimen[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of specimens) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function stateOf(
  weakness: Weakness,
  library: Library,
  kind: LibraryKind | undefined,
  owned: ReadonlyMap<string, number>,
): CellState {
  const examples = weakness.rules.reduce((sum, rule) => sum + (owned.get(rule) ?? 0), 0);
  if (examples > 0) return { is: 'covered', examples };
  const reason = reasonAgainst(weakness, library, kind);
  return reason === undefined ? { is: 'open' } : { is: 'none', reason };
}

/** Why a library cannot have a weakness. That nobody has listed it is no reason. */
function reasonAgainst(
  { id, only }: Weakness,
  { kind: ownKind, none, also = [] }: Library,
  kind: LibraryKind | undefined,
): string | undefined {
  const given = none?.[id] ?? kind?.none?.[id];
  if (given !== undefined) return given;
  const isNamed = also.includes(id) || kind?.weaknesses.includes(id) === true;
  return isNamed || only?.kinds.includes(ownKind) === true ? undefined : only?.reason;
}

function proveFamily(prover: Prover, family: CoverageFamily): CoverageTable {
  const cells = new Map<string, CellState>();
  for (const library of family.libraries) {
    const kind = family.kinds.find(({ id }) => id === library.kind);
    const bySinks = prover.owned({ family: family.family, library }, 'sinks');
    const bySources = family.weaknesses.some(({ through }) => through === 'sources')
      ? prover.owned({ family: family.family, library }, 'sources')
      : bySinks;
    for (const weakness of family.weaknesses) {
      const owned = weakness.through === 'sources' ? bySources : bySinks;
      cells.set(cellKey(weakness, library), stateOf(weakness, library, kind, owned));
    }
  }
  return { family, cells };
}

/** Proves every family's table. `specimens` must have been found to be reported. */
export async function proveCoverage(
  ruleSet: RuleSet,
  families: readonly CoverageFamily[],
  specimens: readonly Specimen[],
): Promise<CoverageTable[]> {
  const prover = await Prover.create(ruleSet, specimens);
  return families.map((family) => proveFamily(prover, family));
}
