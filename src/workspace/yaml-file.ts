/** A YAML file that people write for us: read with limits, and every complaint names its line. */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface YamlFile {
  readonly value: unknown;
  /** What is wrong with it as YAML; the value is then undefined. */
  readonly problems: readonly FieldProblem[];
  /** Line, from one, of the field at this path, or of the nearest above it that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

export interface FieldProblem {
  readonly line: number;
  readonly message: string;
}

/** Aliases are refused: a few lines of them can stand for gigabytes. */
export function readYaml(text: string): YamlFile {
  if (isTooDeep(text)) return broken([{ line: 1, message: 'nested too deeply' }]);
  try {
    return read(text);
  } catch (error) {
    // Its composer recurses: brackets by the thousand exhaust the stack, which is a fault of the file.
    const message = error instanceof RangeError ? 'nested too deeply' : 'aliases (*name) are not supported';
    return broken([{ line: 1, message }]);
  }
}

/** Before it is parsed: brackets by the thousand take the parser seconds. A text may hold some that nobody closes. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > 100) return true;
  }
  return /(?:[-?:][ \t]+){20}/.test(text);
}

function broken(problems: readonly FieldProblem[]): YamlFile {
  return { value: undefined, problems, lineOf: () => 1 };
}

function read(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const errors = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: error.message.split('\n', 1)[0] ?? '',
  }));
  if (errors.length > 0) return broken(errors);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const lineOf = (path: readonly PropertyKey[]): number => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? 1 : lines.linePos(offset).line;
  };
  return { value, problems: [], lineOf };
}

function offsetOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let offset = isNode(contents) ? contents.range?.[0] : undefined;
  let node = contents;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function childOf(
  node: unknown,
  step: PropertyKey,
): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
