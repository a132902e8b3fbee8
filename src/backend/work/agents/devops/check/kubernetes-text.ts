/** Objects of Kubernetes, with their lines. */
import { type Document, isDocument, LineCounter, parseAllDocuments } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

export interface KubernetesObject {
  readonly file: string;
  readonly text: string;
  readonly kind: string;
  readonly name: string;
  readonly fields: Fields;
  /** Of a field, or of the object. */
  lineOf(...path: readonly (string | number)[]): number;
}

export function readObjects(texts: ReadonlyMap<string, string>): readonly KubernetesObject[] {
  return [...texts]
    .filter(([file, text]) => /\.ya?ml$/.test(file) && /^apiVersion:/m.test(text) && /^kind:/m.test(text))
    .flatMap(([file, text]) => readFile(file, text));
}

function readFile(file: string, text: string): readonly KubernetesObject[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document): KubernetesObject[] => {
    if (!isDocument(document) || document.errors.length > 0) return [];
    const fields: Fields = Object(document.toJS({ maxAliasCount: 0 }));
    const kind = fields['kind'];
    if (typeof kind !== 'string') return [];
    const name: unknown = Object(fields['metadata'])['name'];
    return [
      {
        file,
        text,
        kind,
        name: String(name ?? ''),
        fields,
        lineOf: (...path) => lineIn(document, lines, path),
      },
    ];
  });
}

function lineIn(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range: unknown = Object(node)['range'];
    if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
  }
  return lines.linePos(document.range?.[0] ?? 0).line;
}

export const mapOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value at a path, whatever is missing on the way. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => mapOf(inner)[name], value);
}
