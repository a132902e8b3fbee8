/**
 * Evaluates HCL as far as the text tells: what a run decides becomes an unknown node that keeps the expression's
 * source. Nothing is executed; functions are those of functions.ts.
 */
import type { ConfigNode, ListNode, MapEntry, MapNode, UnknownNode } from '../tree.ts';
import { scalarNode } from '../tree.ts';
import { callFunction } from './functions.ts';
import { type HclNode, labelText } from './hcl.ts';
import { applyBinary, applyUnary } from './operators.ts';
import { type TemplatePart, templateParts } from './template.ts';
import { type NodePlace, relocate, setWritten, type WrittenPart } from './written.ts';

/** What a name such as `var.size` or `local.tags` stands for; undefined when it is not known here. */
export type Lookup = (root: string, name: string) => ConfigNode | undefined;

/** Values that a `for`, a `dynamic` block or `for_each` binds. */
export type Bindings = ReadonlyMap<string, ConfigNode>;

/** How deep expressions may nest before they count as unknown. */
const maxDepth = 120;
const maxItems = 200;

type Step = { readonly key: string } | { readonly unknown: true };

/** Evaluates the expressions of one text. */
export class Evaluator {
  readonly text: string;
  private readonly lookup: Lookup;
  private bindings: Bindings = new Map();
  private depth = 0;

  constructor(text: string, lookup: Lookup) {
    this.text = text;
    this.lookup = lookup;
  }

  /** Runs `inner` with names bound on top of those that are. */
  bound<T>(bindings: Iterable<readonly [string, ConfigNode]>, inner: () => T): T {
    const before = this.bindings;
    this.bindings = new Map([...before, ...bindings]);
    try {
      return inner();
    } finally {
      this.bindings = before;
    }
  }

  unknown(from: number, to: number): UnknownNode {
    return { kind: 'unknown', text: this.text.slice(from, to), from, to };
  }

  /** Value of an `expression` node. */
  expression(node: HclNode): ConfigNode {
    return this.sequence(node.children, node);
  }

  /** A head and what follows it: `a`, `.b`, `[0]`, `.*`. */
  private sequence(nodes: readonly HclNode[], whole: HclNode): ConfigNode {
    const [head, ...rest] = nodes;
    if (head === undefined || this.depth >= maxDepth) return this.unknown(whole.from, whole.to);
    this.depth += 1;
    try {
      const place = { from: head.from, to: rest.at(-1)?.to ?? head.to };
      if (head.type === 'variable_expr') return this.variable(head, rest, place);
      const value = this.head(head);
      return rest.length === 0 ? value : this.walk(value, this.steps(rest), place);
    } finally {
      this.depth -= 1;
    }
  }

  private head(node: HclNode): ConfigNode {
    const [inner] = node.children;
    switch (node.type) {
      case 'expression':
        return this.expression(node);
      case 'literal_value':
        return inner === undefined ? this.unknown(node.from, node.to) : this.literal(inner);
      case 'template_expr':
        return inner === undefined ? this.unknown(node.from, node.to) : this.template(inner, node);
      case 'collection_value':
        return inner?.type === 'object' ? this.object(inner) : this.tuple(inner ?? node);
      case 'function_call':
        return this.call(node);
      case 'conditional':
        return this.conditional(node);
      case 'operation':
        return this.operation(node);
      case 'for_expr':
        return this.forExpression(node);
      default:
        return this.unknown(node.from, node.to);
    }
  }

  private literal(node: HclNode): ConfigNode {
    const { from, to } = node;
    const source = this.text.slice(from, to);
    if (node.type === 'bool_lit') return scalarNode(source === 'true', from, to);
    if (node.type === 'null_lit') return scalarNode(null, from, to);
    if (node.type === 'numeric_lit') return { kind: 'scalar', value: Number(source), text: source, from, to };
    return this.template(node, node);
  }

  /** A string: known when all of its parts are. */
  private template(node: HclNode, { from, to }: HclNode): ConfigNode {
    const parts = templateParts(this.text, node);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && 'expression' in only)
      return relocate(this.expression(only.expression), { from, to });
    const written = parts.map((part) => this.writtenPart(part));
    const isKnown = written.every(({ text }) => text !== undefined);
    const result = isKnown
      ? scalarNode(written.map(({ text }) => text).join(''), from, to)
      : this.unknown(from, to);
    setWritten(result, written);
    return result;
  }

  private writtenPart(part: TemplatePart): WrittenPart {
    const { from } = part;
    if ('text' in part) return { text: part.text, from, to: from + part.text.length, verbatim: true };
    if (!('expression' in part)) return { text: undefined, from, to: part.to, verbatim: false };
    const value = this.expression(part.expression);
    const text = value.kind === 'scalar' && value.value !== null ? value.text : undefined;
    return { text, from, to: part.to, verbatim: false };
  }

  private tuple({ from, to, children }: HclNode): ListNode {
    const items = children
      .filter((child) => child.type === 'expression')
      .map((child) => this.expression(child));
    return { kind: 'list', items, isOpen: false, from, to };
  }

  private object({ from, to, children }: HclNode): MapNode {
    const entries = new Map<string, MapEntry>();
    let isOpen = false;
    for (const element of children) {
      const [key, value] = element.children;
      if (element.type !== 'object_elem' || key === undefined || value === undefined) continue;
      const name = this.keyName(key);
      if (name === undefined) isOpen = true;
      else entries.set(name, { key: name, keyFrom: key.from, keyTo: key.to, value: this.expression(value) });
    }
    return { kind: 'map', entries, isOpen, layout: 'hcl', from, to };
  }

  /** A bare word as a key is a text, not a variable. */
  private keyName(key: HclNode): string | undefined {
    const [first, second] = key.children;
    if (first?.type === 'variable_expr' && second === undefined) return this.text.slice(first.from, first.to);
    const value = this.expression(key);
    return value.kind === 'scalar' ? value.text : undefined;
  }

  private call(node: HclNode): ConfigNode {
    const [name, args] = node.children;
    if (name === undefined) return this.unknown(node.from, node.to);
    const values = (args?.children ?? [])
      .filter((child) => child.type === 'expression')
      .map((child) => this.expression(child));
    const isSpread = args?.children.some((child) => child.type === 'ellipsis') ?? false;
    const result = isSpread ? undefined : callFunction(labelText(this.text, name), values, node);
    return result ?? this.unknown(node.from, node.to);
  }

  private conditional(node: HclNode): ConfigNode {
    const [test, yes, no] = node.children.filter((child) => child.type === 'expression');
    if (test === undefined || yes === undefined || no === undefined) return this.unknown(node.from, node.to);
    const decided = this.expression(test);
    if (decided.kind === 'scalar') return this.expression(decided.value === true ? yes : no);
    const one = this.expression(yes);
    const other = this.expression(no);
    const isSame = one.kind === 'scalar' && other.kind === 'scalar' && one.value === other.value;
    return isSame ? one : this.unknown(node.from, node.to);
  }

  private operation(node: HclNode): ConfigNode {
    const [inner] = node.children;
    if (inner === undefined) return this.unknown(node.from, node.to);
    const at = inner.children.findIndex((child) => !/^\w/.test(child.type));
    const operator = inner.children[at];
    if (operator === undefined) return this.unknown(node.from, node.to);
    const right = this.sequence(inner.children.slice(at + 1), node);
    const value =
      inner.type === 'unary_operation'
        ? applyUnary(operator.type, right)
        : applyBinary(operator.type, this.sequence(inner.children.slice(0, at), node), right);
    return value === undefined ? this.unknown(node.from, node.to) : scalarNode(value, node.from, node.to);
  }

  /** `[for x in list : …]` over a known list; any other leaves open what comes out. */
  private forExpression(node: HclNode): ConfigNode {
    const [form] = node.children;
    const [intro, body] = form?.children ?? [];
    const source = intro?.children.find((child) => child.type === 'expression');
    if (form?.type !== 'for_tuple_expr' || body === undefined || source === undefined)
      return this.unknown(node.from, node.to);
    const list = this.expression(source);
    const hasFilter = form.children.some((child) => child.type === 'for_cond');
    if (list.kind !== 'list' || hasFilter || list.items.length > maxItems)
      return this.unknown(node.from, node.to);
    const names = (intro?.children ?? []).filter((child) => child.type === 'identifier');
    const name = names.at(-1);
    if (name === undefined) return this.unknown(node.from, node.to);
    const items = list.items.map((item) =>
      this.bound([[this.text.slice(name.from, name.to), item]], () => this.expression(body)),
    );
    return { kind: 'list', items, isOpen: list.isOpen, from: node.from, to: node.to };
  }

  private variable(head: HclNode, rest: readonly HclNode[], place: NodePlace): ConfigNode {
    const root = this.text.slice(head.from, head.to);
    const steps = this.steps(rest);
    const own = this.bindings.get(root);
    if (own !== undefined) return relocate(this.walk(own, steps, place), place);
    const [first] = steps;
    const found = first !== undefined && 'key' in first ? this.lookup(root, first.key) : undefined;
    if (found === undefined) return this.unknown(place.from, place.to);
    return relocate(this.walk(found, steps.slice(1), place), place);
  }

  private steps(nodes: readonly HclNode[]): Step[] {
    return nodes.map((node): Step => {
      const [inner] = node.children;
      if (node.type === 'get_attr' && inner !== undefined)
        return { key: this.text.slice(inner.from, inner.to) };
      const index = inner?.children.find((child) => child.type === 'expression');
      if (node.type !== 'index' || index === undefined) return { unknown: true };
      const value = this.expression(index);
      return value.kind === 'scalar' ? { key: value.text } : { unknown: true };
    });
  }

  private walk(value: ConfigNode, steps: readonly Step[], place: NodePlace): ConfigNode {
    let at: ConfigNode | undefined = value;
    for (const step of steps) {
      // Of an unknown value only the whole source says what it refers to.
      if (at?.kind === 'unknown') return { ...at, from: place.from, to: place.to };
      if (at === undefined || !('key' in step)) return this.unknown(place.from, place.to);
      at = at.kind === 'list' ? at.items[Number(step.key)] : entryValue(at, step.key);
    }
    return at ?? this.unknown(place.from, place.to);
  }
}

function entryValue(node: ConfigNode, key: string): ConfigNode | undefined {
  return node.kind === 'map' ? node.entries.get(key)?.value : undefined;
}
