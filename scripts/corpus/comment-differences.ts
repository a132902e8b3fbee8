/**
 * Whether comments change what the scanner finds: each text of the corpus is scanned as it is and with comments in many
 * places, and each security finding must stay where it was, in the coordinates of the text as it was.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Parser } from 'web-tree-sitter';
import { createScanner } from '../../src/scanner/index.ts';
import { isCode } from '../../src/scanner/languages.ts';
import type { Finding, Language, Scanner } from '../../src/scanner/model.ts';
import { type Random, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { loadGrammars as loadParsers } from '../../src/scanner/syntax/grammar.ts';
import { loadGrammars } from '../../src/workspace/grammars.ts';
import { findLanguageOfPath } from '../../src/workspace/languages.ts';
import { createModuleResolver } from '../../src/workspace/module-resolution.ts';
import { caseIdOf, casesFolder } from './cases.ts';
import { linesForComments, readVocabulary, type Vocabulary } from './comment-words.ts';
import {
  type CaseText,
  type CommentPlace,
  commentPlaces,
  type Insertion,
  insertAll,
  originalOffset,
  type ParserOf,
} from './commented-text.ts';
import { fillCases } from './fill.ts';

/** What comments changed in one text. */
export interface CommentDifference {
  readonly path: string;
  /** Findings as `rule@offset`, of the text as it was. */
  readonly lost: readonly string[];
  readonly added: readonly string[];
  /** The comments that it takes, with the line (from one) each stands on. */
  readonly comments: readonly string[];
}

export interface CommentRequest {
  readonly seed: number;
  /** A part of the ids of the cases to look at; all when absent. */
  readonly only?: string | undefined;
  /** How often each text is commented, each time in other places. */
  readonly rounds?: number;
  /** Ends before the next case when it says so. */
  readonly isOver?: () => boolean;
  readonly onDifference?: (difference: CommentDifference) => void;
}

export interface CommentReport {
  readonly texts: number;
  readonly comments: number;
  readonly differences: readonly CommentDifference[];
}

interface Bench {
  readonly folder: string;
  readonly scanner: Scanner;
  readonly parserOf: ParserOf;
  readonly vocabulary: Vocabulary;
  /** Texts in place of those on the disk, and the root of the case at hand. */
  readonly overlay: Map<string, string>;
  readonly useRoot: (root: string) => void;
}

async function openBench(root: string): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-comments-'));
  cpSync(path.join(root, casesFolder), folder, { recursive: true });
  fillCases(folder);
  const files = await loadGrammars();
  const parsers = await loadParsers(files);
  const overlay = new Map<string, string>();
  const resolverAt = (at: string) =>
    createModuleResolver({ roots: [at], overlay: (file) => overlay.get(file) });
  let resolver = resolverAt(folder);
  const scanner = await createScanner(files, {
    summaries: {
      resolve: (from, specifier) => resolver.resolve(from, specifier),
      beside: (from) => resolver.beside?.(from) ?? [],
    },
  });
  const parserOf = (language: Language): Parser | undefined => {
    if (isCode(language)) return parsers.code[language].parser;
    return language === 'terraform' ? parsers.terraform() : undefined;
  };
  const useRoot = (at: string): void => {
    resolver = resolverAt(at);
  };
  return { folder, scanner, parserOf, vocabulary: readVocabulary(root), overlay, useRoot };
}

interface CaseFiles {
  readonly id: string;
  readonly root: string;
  readonly texts: readonly CaseText[];
}

function readTexts(folder: string, only: string): readonly CaseFiles[] {
  const cases = new Map<string, CaseText[]>();
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const whole = path.join(file.parentPath, file.name);
    const id = caseIdOf(path.relative(folder, whole).split(path.sep).join('/'));
    const language = findLanguageOfPath(whole);
    if (language === undefined || !id.includes(only)) continue;
    const texts = cases.get(id) ?? [];
    texts.push({ path: whole, language, text: readFileSync(whole, 'utf8') });
    cases.set(id, texts);
  }
  return [...cases]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, texts]) => ({ id, root: path.join(folder, id), texts }));
}

/** `rule@offset` of each security finding, in coordinates of the text without the insertions. */
function keysOf(findings: readonly Finding[], insertions: readonly Insertion[]): string[] {
  return findings
    .filter(({ category, ruleId }) => category === 'security' && ruleId !== 'unused-suppression')
    .flatMap(({ ruleId, confidence, range }) => {
      const at = originalOffset(insertions, range.startOffset);
      return at === undefined ? [] : [`${ruleId}@${at} ${confidence}`];
    })
    .sort();
}

function minus(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The tree without its comments; undefined for what no grammar here reads. */
function shapeOf(bench: Bench, { language }: CaseText, text: string): string | undefined {
  const tree = bench.parserOf(language)?.parse(text);
  if (tree == null) return undefined;
  const shape = tree.rootNode.toString().replaceAll(/ ?\w*:? ?\(comment\)/g, '');
  tree.delete();
  return shape;
}

function pick<Item>(list: readonly Item[], random: Random): Item | undefined {
  return list[Math.floor(random() * list.length)];
}

/** One comment in three is a line of a good case, the others go through all deciding words, and some of the rest. */
class CommentWords {
  private readonly bench: Bench;
  private readonly round: Round;
  private deciding: readonly string[] = [];
  private at = 0;

  constructor(bench: Bench, round: Round) {
    this.bench = bench;
    this.round = round;
  }

  next(): string {
    const { lines, random } = this.round;
    if (lines.length > 0 && random() < 1 / 3) return pick(lines, random) ?? '';
    const { deciding, others } = this.bench.vocabulary;
    if (this.at >= this.deciding.length) {
      this.deciding = shuffled(deciding, random);
      this.at = 0;
    }
    const own = this.deciding.slice(this.at, this.at + decidingWords);
    this.at += decidingWords;
    return [...own, ...Array.from({ length: 8 }, () => pick(others, random) ?? '')].join(' ');
  }
}

/** As many as it takes for the comments of a short file to say every one. */
const decidingWords = 80;

/** Every place at first, then half of them, then few. */
const shares = [1, 0.5, 0.1];

interface Round {
  readonly lines: readonly string[];
  readonly share: number;
  readonly random: Random;
}

function insertionsInto(places: readonly CommentPlace[], bench: Bench, round: Round): Insertion[] {
  const words = new CommentWords(bench, round);
  return places
    .filter(() => round.random() < round.share)
    .map(({ at, write }) => ({ at, text: write(words.next()) }));
}

function compare(
  bench: Bench,
  input: CaseText,
  before: readonly string[],
  insertions: readonly Insertion[],
): Pick<CommentDifference, 'lost' | 'added'> {
  const { findings } = bench.scanner.scan(input.path, input.language, insertAll(input.text, insertions));
  const after = keysOf(findings, insertions);
  return { lost: minus(before, after), added: minus(after, before) };
}

function isSame({ lost, added }: Pick<CommentDifference, 'lost' | 'added'>): boolean {
  return lost.length === 0 && added.length === 0;
}

/** Fewer comments that still make a difference: halves are left out as long as one remains. */
function fewest(
  insertions: readonly Insertion[],
  differs: (some: readonly Insertion[]) => boolean,
): readonly Insertion[] {
  let kept = insertions;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (differs(fewer)) kept = fewer;
      else at += size;
    }
  return kept;
}

class CaseComments {
  readonly differences: CommentDifference[] = [];
  comments = 0;
  private readonly bench: Bench;
  private readonly files: CaseFiles;

  constructor(bench: Bench, files: CaseFiles) {
    this.bench = bench;
    this.files = files;
    bench.overlay.clear();
    bench.useRoot(path.extname(files.root) === '' ? files.root : path.dirname(files.root));
  }

  run(round: Round): void {
    const { bench, files } = this;
    const before = files.texts.map((each) => this.scan(each));
    const chosen = files.texts.map((each) => this.chosenFor(each, round));
    for (const [index, each] of files.texts.entries())
      bench.overlay.set(each.path, insertAll(each.text, chosen[index] ?? []));
    for (const [index, each] of files.texts.entries())
      this.look(each, before[index] ?? [], chosen[index] ?? []);
    bench.overlay.clear();
  }

  private scan(input: CaseText): string[] {
    return keysOf(this.bench.scanner.scan(input.path, input.language, input.text).findings, []);
  }

  /** Those that leave the tree as it was: a grammar does not take a comment everywhere. */
  private chosenFor(input: CaseText, round: Round): readonly Insertion[] {
    const insertions = insertionsInto(commentPlaces(input, this.bench.parserOf), this.bench, round);
    const shape = shapeOf(this.bench, input, input.text);
    if (shape === undefined) return insertions;
    const keeps = (some: readonly Insertion[]) =>
      shapeOf(this.bench, input, insertAll(input.text, some)) === shape;
    if (keeps(insertions)) return insertions;
    const bad = new Set(insertions.filter((each) => !keeps([each])));
    const kept = insertions.filter((each) => !bad.has(each));
    return keeps(kept) ? kept : [];
  }

  private look(input: CaseText, before: readonly string[], insertions: readonly Insertion[]): void {
    this.comments += insertions.length;
    const found = compare(this.bench, input, before, insertions);
    if (isSame(found)) return;
    const few = fewest(insertions, (some) => !isSame(compare(this.bench, input, before, some)));
    const at = (offset: number) => input.text.slice(0, offset).split('\n').length;
    const comments = few.map(({ at: offset, text }) => `line ${at(offset)}: ${text.trim()}`);
    const own = compare(this.bench, input, before, few);
    this.differences.push({ path: path.relative(this.bench.folder, input.path), ...own, comments });
  }
}

/** Lines of the good cases of the weakness: the very proofs that a comment must not give. */
function linesBeside(all: readonly CaseFiles[], { id }: CaseFiles): readonly string[] {
  const weakness = id.slice(0, id.lastIndexOf('/') + 1);
  return all
    .filter((each) => each.id.startsWith(`${weakness}good-`))
    .flatMap(({ texts }) => texts.flatMap(({ text }) => linesForComments(text)));
}

function shuffled<Item>(list: readonly Item[], random: Random): Item[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** Comments the cases in an order of the seed's. */
export async function judgeComments(root: string, request: CommentRequest): Promise<CommentReport> {
  const bench = await openBench(root);
  const random = randomFrom(request.seed);
  const report = { texts: 0, comments: 0, differences: [] as CommentDifference[] };
  try {
    const all = readTexts(bench.folder, '');
    const wanted = all.filter(({ id }) => id.includes(request.only ?? ''));
    for (const files of shuffled(wanted, random)) {
      if (request.isOver?.() === true) break;
      const lines = files.id.startsWith('secrets/') ? [] : linesBeside(all, files);
      const comments = new CaseComments(bench, files);
      for (let turn = 0; turn < (request.rounds ?? 1); turn += 1)
        comments.run({ lines, random, share: shares[turn % shares.length] ?? 1 });
      report.texts += files.texts.length;
      report.comments += comments.comments;
      report.differences.push(...comments.differences);
      for (const each of comments.differences) request.onDifference?.(each);
    }
    return report;
  } finally {
    rmSync(bench.folder, { recursive: true, force: true });
  }
}
