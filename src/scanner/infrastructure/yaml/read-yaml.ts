/**
 * YAML (and with it JSON) to trees: documents by themselves, anchors and merge keys resolved by sharing, so that a
 * bomb costs no more than its text; duplicate keys are tolerated, syntax errors are notes.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { ConfigNode, MapEntry, MapNode, ScalarNode } from '../tree.ts';
import {
  type BlankedText,
  blankTemplates,
  hasTemplates,
  placeholder,
  type TemplateGap,
} from './templates.ts';

/** One document of a stream; offsets of its nodes are relative to `base`. */
export interface YamlDocument {
  readonly root: ConfigNode;
  readonly base: number;
}

/** The documents of a text, and what was left out for its depth or size. */
export interface YamlRead {
  readonly documents: readonly YamlDocument[];
  readonly notes: readonly string[];
}

/** Nesting beyond which a value is left out. */
const maxDepth = 200;
/** Open brackets beyond which a document is: the parser goes down by calling itself. Strings may hold some. */
const maxBrackets = 1000;
/** Keys that merges may copy into other maps of a document: each level of a chain copies all before it. */
const maxMerged = 50_000;

/** How far behind its key an action may stand that writes the value. */
const maxGap = 2000;

const separator = /^---(?=[ \t\r\n]|$)|^\.\.\.(?=[ \t\r\n]|$)/gm;

/** What is wrong with a document, and where in it. */
interface Problem {
  readonly text: string;
  readonly offset: number;
}

interface DocumentRead {
  readonly tree?: ConfigNode | undefined;
  readonly problem?: Problem | undefined;
}

/** Reads streams of documents; of the last one it keeps what each document was, since an edit changes one of them. */
export class YamlReader {
  private kept = new Map<string, DocumentRead>();
  private readonly templates: boolean;
  private readonly oldBooleans: boolean;

  /**
   * `templates`: actions of Helm or Jinja are values that only a run decides. `oldBooleans`: `yes`, `on` and their
   * like are true and false, as in YAML 1.1.
   */
  constructor(options: { readonly templates: boolean; readonly oldBooleans?: boolean }) {
    this.templates = options.templates;
    this.oldBooleans = options.oldBooleans ?? false;
  }

  read(text: string): YamlRead {
    const blanked = this.templates && hasTemplates(text) ? blankTemplates(text) : { text, gaps: [] };
    const documents: YamlDocument[] = [];
    const notes: string[] = [];
    const kept = new Map<string, DocumentRead>();
    let base = 0;
    for (const end of [...separatorsOf(blanked.text), text.length]) {
      const key = text.slice(base, end);
      const read =
        this.kept.get(key) ??
        readDocument(blanked.text.slice(base, end), {
          original: text,
          base,
          blanked,
          oldBooleans: this.oldBooleans,
        });
      kept.set(key, read);
      if (read.problem !== undefined) notes.push(noteOf(text, base, read.problem));
      if (read.tree !== undefined) documents.push({ root: read.tree, base });
      base = end;
    }
    this.kept = kept;
    return { documents, notes };
  }
}

function noteOf(text: string, base: number, { text: what, offset }: Problem): string {
  return `${what} near line ${text.slice(0, base + offset).split('\n').length}`;
}

/** Offsets just behind each line that ends a document; the marker itself is left to the document before. */
function separatorsOf(text: string): number[] {
  return [...text.matchAll(separator)].map(({ index, 0: marker }) => index + marker.length);
}

interface Part {
  readonly original: string;
  readonly base: number;
  readonly blanked: BlankedText;
  readonly oldBooleans: boolean;
}

/** The tree of a document, none for an empty one, and what is wrong with it. */
function readDocument(marked: string, part: Part): DocumentRead {
  const text = marked.replace(/(?:---|\.\.\.)$/, '   ');
  if (!/[^\s#]/.test(text)) return {};
  if (isTooDeep(text))
    return { problem: { text: `not scanned: YAML nested deeper than ${maxBrackets} brackets`, offset: 0 } };
  try {
    return parse(text, part);
  } catch {
    // The parser throws on what it has no answer for; a text of strangers must not end the scan.
    return { problem: { text: 'not scanned: YAML that the parser refuses', offset: 0 } };
  }
}

function parse(text: string, part: Part): DocumentRead {
  const { contents, errors } = parseDocument(text, {
    // Types of plain scalars are told here: the library tries five expressions for each.
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    strict: false,
  });
  const [error] = errors;
  const tree = contents === null ? undefined : new TreeBuilder(text, part).node(contents, 0);
  // What a template leaves behind need not be whole; everything else is told.
  const isTold = error !== undefined && part.blanked.text === part.original;
  return {
    tree: error !== undefined && tree?.kind !== 'map' ? undefined : tree,
    problem: isTold ? { text: 'YAML syntax error', offset: error.pos[0] } : undefined,
  };
}

/** Dashes, question marks or blanks in a row that open ever deeper blocks. */
const tooNested = ['- '.repeat(maxDepth), '? '.repeat(maxDepth), `\n${' '.repeat(2000)}`];

/** A cheap look before parsing: open brackets, and dashes or question marks that nest on one line. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > deepest) deepest = depth;
  }
  return deepest > maxBrackets || tooNested.some((run) => text.includes(run));
}

/** Turns the parser's nodes into ours. */
class TreeBuilder {
  private readonly anchors = new Map<string, ConfigNode>();
  private readonly claimed = new Set<TemplateGap>();
  private merged = 0;
  private readonly text: string;
  private readonly part: Part;

  constructor(text: string, part: Part) {
    this.text = text;
    this.part = part;
  }

  node(node: Node, depth: number): ConfigNode {
    if (isAlias(node)) {
      const shared = this.anchors.get(node.source);
      return shared ?? { kind: 'unknown', text: `*${node.source}`, ...spanOf(node) };
    }
    const built = this.build(node, depth);
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, built);
    return built;
  }

  private build(node: Node, depth: number): ConfigNode {
    if (depth > maxDepth) return { kind: 'unknown', text: '', ...spanOf(node) };
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return this.scalar(node);
  }

  private scalar(node: Node): ConfigNode {
    const span = spanOf(node);
    if (!isScalar(node)) return { kind: 'unknown', text: '', ...span };
    const { value } = node;
    const written = this.text.slice(span.from, span.to);
    if (written.includes(placeholder)) {
      const { original, base } = this.part;
      return { kind: 'unknown', text: original.slice(base + span.from, base + span.to), ...span };
    }
    const text = typeof value === 'string' ? value : '';
    const typed = node.type === 'PLAIN' || node.type === undefined ? this.plainValue(text) : text;
    if (typed === null && this.isFilled(span.to)) return { kind: 'unknown', text: '', ...span };
    return { kind: 'scalar', value: typed, text: typed === null ? '' : text, ...span };
  }

  private plainValue(text: string): ScalarNode['value'] {
    if (this.part.oldBooleans && /^(?:y|yes|on)$/i.test(text)) return true;
    if (this.part.oldBooleans && /^(?:n|no|off)$/i.test(text)) return false;
    return plainValue(text);
  }

  /** Whether an action that may write a value follows, with nothing but blanks between; it is then spoken for. */
  private isFilled(offset: number): boolean {
    const { base, blanked } = this.part;
    const from = base + offset;
    const gap = blanked.gaps.find((each) => each.writes && each.from >= from);
    if (gap === undefined || gap.from - from > maxGap) return false;
    if (/[^\s]/.test(blanked.text.slice(from, gap.from))) return false;
    this.claimed.add(gap);
    return true;
  }

  /** Whether an action that may write keys stands in or right behind a block, and in no map or list inside of it. */
  private hasGap({ from, to }: Span): boolean {
    const { base, blanked } = this.part;
    if (blanked.gaps.length === 0) return false;
    const column = from - (this.text.lastIndexOf('\n', from - 1) + 1);
    const reach = base + to + leadingBlanks(this.text.slice(to, to + maxGap));
    const own = blanked.gaps.filter(
      (gap) =>
        gap.writes &&
        gap.from >= base + from &&
        (gap.from < base + to || (gap.from < reach && gap.column >= column)) &&
        !this.claimed.has(gap),
    );
    for (const gap of own) this.claimed.add(gap);
    return own.length > 0;
  }

  private list(node: YAMLSeq, depth: number): ConfigNode {
    const span = spanOf(node);
    const items = node.items.map((item) => this.item(item, depth));
    return { kind: 'list', items, isOpen: this.hasGap(span), ...span };
  }

  private item(item: unknown, depth: number): ConfigNode {
    if (isPair(item)) {
      const entries = new Map<string, MapEntry>();
      this.entry(item, entries, depth);
      const [first] = entries.values();
      const from = first?.keyFrom ?? 0;
      const to = first?.value.to ?? from;
      return { kind: 'map', entries, isOpen: false, layout: 'flow', from, to };
    }
    return this.node(item as Node, depth + 1);
  }

  private map(node: YAMLMap, depth: number): MapNode {
    const span = spanOf(node);
    const entries = new Map<string, MapEntry>();
    const known = node.items.map((pair) => this.entry(pair, entries, depth)).every(Boolean);
    const isOpen = this.hasGap(span) || !known;
    return { kind: 'map', entries, isOpen, layout: node.flow === true ? 'flow' : 'block', ...span };
  }

  /** Adds a pair; false when it merges what is not known. */
  private entry(pair: Pair, entries: Map<string, MapEntry>, depth: number): boolean {
    const { key, value } = pair;
    if (!isScalar(key)) return !isAlias(key);
    const { from: keyFrom, to: keyTo } = spanOf(key);
    const node = value === null || value === undefined ? undefined : this.node(value as Node, depth + 1);
    if (key.value === '<<') return this.merge(node, entries);
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    if (this.text.slice(keyFrom, keyTo).includes(placeholder)) return false;
    entries.delete(name);
    entries.set(name, {
      key: name,
      keyFrom,
      keyTo,
      value: node ?? { kind: 'scalar', value: null, text: '', from: keyTo + 1, to: keyTo + 1 },
    });
    return true;
  }

  private merge(node: ConfigNode | undefined, entries: Map<string, MapEntry>): boolean {
    if (node?.kind === 'list') return node.items.map((item) => this.merge(item, entries)).every(Boolean);
    if (node?.kind !== 'map') return false;
    this.merged += node.entries.size;
    if (this.merged > maxMerged) return false;
    for (const [name, entry] of node.entries) if (!entries.has(name)) entries.set(name, entry);
    return !node.isOpen;
  }
}

/** The value of a plain scalar by YAML 1.2's core schema. */
function plainValue(text: string): ScalarNode['value'] {
  if (text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL') return null;
  if (text === 'true' || text === 'True' || text === 'TRUE') return true;
  if (text === 'false' || text === 'False' || text === 'FALSE') return false;
  const first = text.charCodeAt(0);
  // A digit, a sign or a dot begins a number.
  const mayBeNumber = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (!mayBeNumber || text.length > 40 || !/^[-+]?(?:0o[0-7]+|0x[\da-f]+|[\d.]+(?:e[-+]?\d+)?)$/i.test(text))
    return text;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function leadingBlanks(text: string): number {
  const end = text.search(/\S/);
  return end < 0 ? text.length : end;
}

function spanOf(node: Node): Span {
  const from = node.range?.[0] ?? 0;
  return { from, to: Math.max(from, node.range?.[1] ?? from) };
}
