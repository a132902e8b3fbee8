/** A syntax as a template: which element carries which business term, in the order that its schema asks for. */
import type { TermGroup, TermValue } from './business-terms.ts';
import type { XmlElement } from './xml.ts';

/** How a value is written: as it is, or with what its element has to carry. */
export type ValueKind = 'text' | 'total' | 'quantity' | 'id' | 'date' | 'date102';

/** An element of the template. */
export type TemplateNode = TermNode | ConstantNode | ParentNode;

interface TermNode {
  readonly name: string;
  readonly term: string;
  readonly kind: ValueKind;
  /** Written only where the value has a scheme, or has none. */
  readonly when?: 'scheme' | 'no-scheme';
  /** Attributes that are the same on every document. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Written beside the terms of its parent, never alone. */
interface ConstantNode {
  readonly name: string;
  readonly constant: string;
}

interface ParentNode {
  readonly name: string;
  readonly children: readonly TemplateNode[];
  /** One element for each of these groups; without it, one of the group at hand. */
  readonly each?: string;
  /** Written even where it has no content: the schema asks for it. */
  readonly always?: boolean;
}

/** An element with the value of a term. */
export function term(
  name: string,
  code: string,
  kind: ValueKind = 'text',
  options: Pick<TermNode, 'when' | 'attributes'> = {},
): TemplateNode {
  return { name, term: code, kind, ...options };
}

/** An element that says the same on every document. */
export function constant(name: string, text: string): TemplateNode {
  return { name, constant: text };
}

/** An element of elements; left out where none of them has a value. */
export function parent(name: string, children: readonly TemplateNode[]): TemplateNode {
  return { name, children };
}

/** One element for each group. */
export function each(group: string, name: string, children: readonly TemplateNode[]): TemplateNode {
  return { name, children, each: group };
}

/** As {@link parent}, but written where it is empty too. */
export function always(name: string, children: readonly TemplateNode[]): TemplateNode {
  return { name, children, always: true };
}

/** The elements of `nodes` that `group` has values for. */
export function fillTemplate(nodes: readonly TemplateNode[], group: TermGroup): readonly XmlElement[] {
  return nodes.flatMap((node) => fillNode(node, group));
}

function fillNode(node: TemplateNode, group: TermGroup): readonly XmlElement[] {
  if ('constant' in node) {
    return [{ name: node.name, content: node.constant }];
  }
  if ('term' in node) {
    return fillTerm(node, group);
  }
  const groups = node.each === undefined ? [group] : (group.groups[node.each] ?? []);
  return groups.flatMap((each) => {
    const isSaid = node.children.some((child) => saysSomething(child, each));
    return isSaid || node.always === true || isConstant(node)
      ? [{ name: node.name, content: fillTemplate(node.children, each) }]
      : [];
  });
}

/** True where an element says the same on every document, as that of the tax scheme: it is written with its parent. */
function isConstant(node: TemplateNode): boolean {
  return (
    'constant' in node || ('children' in node && node.each === undefined && node.children.every(isConstant))
  );
}

/** Constants alone say nothing. */
function saysSomething(node: TemplateNode, group: TermGroup): boolean {
  if ('constant' in node) {
    return false;
  }
  if ('term' in node) {
    return fillTerm(node, group).length > 0;
  }
  const groups = node.each === undefined ? [group] : (group.groups[node.each] ?? []);
  return (
    node.always === true || groups.some((each) => node.children.some((child) => saysSomething(child, each)))
  );
}

function fillTerm(node: TermNode, group: TermGroup): readonly XmlElement[] {
  const value = group.terms[node.term];
  if (
    value === undefined ||
    (node.when !== undefined && (value.scheme !== undefined) !== (node.when === 'scheme'))
  ) {
    return [];
  }
  return [writeValue(node, value)];
}

function writeValue({ name, kind, attributes }: TermNode, value: TermValue): XmlElement {
  const { text, unit, scheme, currency } = value;
  switch (kind) {
    case 'text':
      return { name, content: text, attributes };
    case 'total':
      return { name, content: text, attributes: { currencyID: currency ?? '' } };
    case 'quantity':
      return { name, content: text, attributes: unit === undefined ? {} : { unitCode: unit } };
    case 'id':
      return { name, content: text, attributes: scheme === undefined ? attributes : { schemeID: scheme } };
    case 'date':
      return { name, content: text };
    case 'date102':
      return { name, content: text.replaceAll('-', ''), attributes: { format: '102' } };
  }
}
