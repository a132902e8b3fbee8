/** Summaries of functions of other modules, one import deep: what they import in turn is not followed. */

import { createFileContext, type FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';
import { limits } from '../limits.ts';
import type { Models } from '../match/models.ts';
import type { CodeLanguage, ModuleSummaries } from '../model.ts';
import { bindingAt } from '../names/scopes.ts';
import type { LoadedGrammar } from '../syntax/grammar.ts';
import { K } from '../syntax/kinds.ts';
import { rangeAt } from '../syntax/lines.ts';
import { kindAt } from '../syntax/read.ts';
import { readSyntax } from '../syntax/syntax.ts';
import { offsetOf } from '../units.ts';
import { createSummary, type Summary } from './summary.ts';
import type { Step } from './value.ts';

/** A module as analysed: the summary of each function that it exports. */
interface Module {
  readonly text: string;
  readonly exports: ReadonlyMap<string, Summary>;
}

/** Computes the summaries of a whole file; handed in, since the file flow itself asks for imports. */
export type SummariseFile = (file: FileContext) => readonly Summary[];

export interface ImportsOptions {
  readonly summaries: ModuleSummaries;
  readonly grammars: Readonly<Record<CodeLanguage, LoadedGrammar>>;
  readonly models: Readonly<Record<LanguageFamily, Models>>;
}

const maxModules = 200;

/** Remembers analysed modules by path; a changed text is analysed anew. */
export class Imports {
  private readonly options: ImportsOptions;
  private readonly modules = new Map<string, Module>();

  constructor(options: ImportsOptions) {
    this.options = options;
  }

  /** The exported functions of a module, or undefined when it is not of the workspace. */
  exportsOf(
    fromPath: string,
    specifier: string,
    summarise: SummariseFile,
  ):
    | { readonly path: string; readonly text: string; readonly exports: ReadonlyMap<string, Summary> }
    | undefined {
    const found = this.options.summaries.resolve(fromPath, specifier);
    if (found === undefined || found.text.length > limits.fileLength) return undefined;
    const known = this.modules.get(found.path);
    if (known !== undefined && known.text === found.text) return { path: found.path, ...known };
    const made = { text: found.text, exports: this.analyse(found, summarise) };
    this.modules.delete(found.path);
    this.modules.set(found.path, made);
    const [oldest] = this.modules.keys();
    if (this.modules.size > maxModules && oldest !== undefined) this.modules.delete(oldest);
    return { path: found.path, ...made };
  }

  private analyse(
    found: { readonly path: string; readonly language: CodeLanguage; readonly text: string },
    summarise: SummariseFile,
  ): Map<string, Summary> {
    const grammar = this.options.grammars[found.language];
    const tree = grammar.parser.parse(found.text);
    if (tree === null) return new Map();
    try {
      const syntax = readSyntax(tree, found.text, grammar);
      const file = createFileContext(this.options.models[grammar.family], found, syntax);
      return exportedSummaries(file, summarise(file));
    } finally {
      tree.delete();
    }
  }
}

function exportedNodes(file: FileContext): ReadonlyMap<string, number> {
  if (file.syntax.grammar.family !== 'python') return file.names.exports;
  const functions = [...(file.names.moduleScope.names ?? [])].filter(
    ([, binding]) => binding.kind === 'function',
  );
  return new Map(functions.map(([name, binding]) => [name, binding.node]));
}

function exportedSummaries(file: FileContext, summaries: readonly Summary[]): Map<string, Summary> {
  const exported = new Map<string, Summary>();
  for (const [name, node] of exportedNodes(file)) {
    const binding = bindingAt(file.names, node);
    const func = kindAt(file.syntax, node) === K.func ? node : (binding?.init ?? -1);
    const unit = file.units.byFunction.get(func);
    const summary = unit === undefined ? undefined : summaries[unit];
    if (summary !== undefined) exported.set(name, elsewhere(file, summary));
  }
  return exported;
}

/** The summary with its places bound to its own file. */
function elsewhere(file: FileContext, summary: Summary): Summary {
  const place = (step: Step | undefined): Step | undefined => {
    if (step === undefined) return undefined;
    const range = rangeAt(file.lines, offsetOf(file.units, step.from), offsetOf(file.units, step.to));
    return { ...step, previous: place(step.previous), elsewhere: { path: file.path, range } };
  };
  const returns = summary.returns.map((taint) => ({ ...taint, step: place(taint.step) }));
  const sinks = summary.sinks.map((sink) => {
    const end: Step = {
      message: `reaches ${sink.name}`,
      from: sink.from,
      to: sink.to,
      previous: sink.step,
      count: (sink.step?.count ?? 0) + 1,
    };
    return { ...sink, step: place(end) };
  });
  return createSummary(returns, sinks);
}
