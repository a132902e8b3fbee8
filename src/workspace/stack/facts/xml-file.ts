/** XML of a manifest: elements by path, with their lines; entities are not expanded. */
import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { findTextProblem, withoutByteOrderMark } from '../../dependencies/file-text.ts';
import { TextPlaces } from '../../dependencies/place.ts';

export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly line: number;
}

const maxCharacters = 2 * 1024 * 1024;
const maxDepth = 60;

export function readXmlFile(file: string, given: string): XmlNode | undefined {
  const text = withoutByteOrderMark(given);
  if (text.length > maxCharacters || findTextProblem(file, text) !== undefined) return undefined;
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    return root === null ? undefined : toNode(root, new TextPlaces(file, text), 0);
  } catch (error) {
    if (error instanceof XmlError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function toNode(element: XmlElement, places: TextPlaces, depth: number): XmlNode {
  const inner = depth > maxDepth ? [] : element.children;
  return {
    name: element.name,
    text: element.children.some((each) => each instanceof XmlElement) ? '' : element.text.trim(),
    attributes: element.attributes,
    children: inner.flatMap((each) => (each instanceof XmlElement ? [toNode(each, places, depth + 1)] : [])),
    line: places.lineOf(element.start) + 1,
  };
}

/** The first element at the end of these names. */
export function childAt(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  return names.reduce<XmlNode | undefined>(
    (at, name) => at?.children.find((each) => each.name === name),
    node,
  );
}

/** Every element of this name, at any depth. */
export function elementsNamed(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...elementsNamed(each, name),
  ]);
}
