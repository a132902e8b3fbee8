/** Documents of YAML with a remark behind a value, where one is needed to be understood. */
import { Document, Scalar } from 'yaml';

type Value = string | number | boolean;

export function noted(value: Value, remark: string): Scalar<Value> {
  const scalar = new Scalar(value);
  scalar.comment = ` ${remark}`;
  return scalar;
}

/** A finding that is right for what is written by hand, and is suppressed here with the reason. */
export function allowed(value: Value, rules: readonly string[], reason: string): Scalar<Value> {
  return noted(value, `vireo: ignore[${rules.join(', ')}] ${reason}`);
}

/** Quoted: what looks like a number or a flag stays a text. */
export function quoted(value: string): Scalar<Value> {
  const scalar = new Scalar<Value>(value);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** `head` is of lines without `#`. */
export function writeYaml(documents: readonly object[], head: readonly string[] = []): string {
  const texts = documents.map((value) =>
    new Document(value, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 }),
  );
  return `${asComment(head)}${texts.join('---\n')}`;
}

export function asComment(lines: readonly string[]): string {
  return lines.map((line) => `# ${line}`.trimEnd().concat('\n')).join('');
}
