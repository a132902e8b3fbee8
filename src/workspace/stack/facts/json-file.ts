/** JSON of a manifest, comments allowed, with the lines of its fields. */
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { Field, Problems } from '../../dependencies/fields.ts';
import { findTextProblem, withoutByteOrderMark } from '../../dependencies/file-text.ts';
import { TextPlaces } from '../../dependencies/place.ts';
import { ignore } from '../../ignore-error.ts';

export interface JsonFile {
  readonly top: Field;
  lineOf(path: readonly (string | number)[]): number | undefined;
}

/** Undefined where it is no JSON with a map at the top. */
export function readJsonFile(file: string, given: string): JsonFile | undefined {
  const text = withoutByteOrderMark(given);
  if (findTextProblem(file, text) !== undefined) return undefined;
  const tree = parse(text);
  if (tree === undefined) return undefined;
  const places = new TextPlaces(file, text);
  const top = new Field(getNodeValue(tree), new Problems(file));
  if (!top.isMap) return undefined;
  return {
    top,
    lineOf: (path) => {
      const node = findNodeAtLocation(tree, [...path]);
      return node && places.lineOf((node.parent ?? node).offset) + 1;
    },
  };
}

function parse(text: string): Node | undefined {
  const errors: ParseError[] = [];
  try {
    const tree = parseTree(text, errors, { allowTrailingComma: true });
    return errors.length === 0 ? tree : undefined;
  } catch (error) {
    ignore(error, 'nested so deeply that it exhausts the stack');
    return undefined;
  }
}
