/** Files of one module of Terraform: each parses, and what one block names of another is there. */
import {
  attributesOf,
  type HclBlock,
  parseAttributes,
  parseHcl,
} from '../../../scanner/infrastructure/terraform/hcl.ts';
import { loadGrammars } from '../../../scanner/syntax/grammar.ts';
import { loadGrammars as loadGrammarFiles } from '../../../workspace/grammars.ts';

const parser = (await loadGrammars(await loadGrammarFiles())).terraform();

/** What is wrong with the files of a module, by their names. */
export function checkTerraform(files: ReadonlyMap<string, string>): readonly string[] {
  const code = [...files].filter(([file]) => file.endsWith('.tf'));
  const parsed = code.map(([file, text]) => ({ file, text, ...parseHcl(parser, text) }));
  const broken = parsed.filter(({ complete }) => !complete).map(({ file }) => `${file} does not parse`);
  const declared = parsed.flatMap(({ text, blocks }) => blocks.flatMap((block) => declaredBy(block, text)));
  const known = new Set(declared);
  const named = new Set(code.flatMap(([, text]) => namesIn(text)));
  const doubled = declared.filter((name, index) => declared.indexOf(name) !== index);
  return [
    ...broken,
    ...[...named].filter((name) => !known.has(name)).map((name) => `${name} is not there`),
    ...doubled.map((name) => `${name} is there twice`),
    ...[...files]
      .filter(([file]) => file.includes('.tfvars'))
      .flatMap(([file, text]) => checkValues(file, text, known)),
  ];
}

function declaredBy({ type, labels, body }: HclBlock, text: string): readonly string[] {
  const name = labels.join('.');
  if (type === 'locals') return attributesOf(text, body).map((attribute) => `local.${attribute.name}`);
  if (type === 'resource') return [name];
  const prefixes: Readonly<Record<string, string>> = { data: 'data', variable: 'var', output: 'output' };
  const prefix = prefixes[type];
  return prefix === undefined ? [] : [`${prefix}.${name}`];
}

function checkValues(file: string, text: string, known: ReadonlySet<string>): readonly string[] {
  const body = parseAttributes(parser, text);
  if (body === undefined) return text.trim() === '' ? [] : [`${file} does not parse`];
  return attributesOf(text, body)
    .filter(({ name }) => !known.has(`var.${name}`))
    .map(({ name }) => `${file}: no variable ${name}`);
}

/** References, outside of comments and of what a text says besides. */
function namesIn(text: string): readonly string[] {
  const code = text
    .replaceAll(/(?:^|\s)#.*$/gm, '')
    .replaceAll(/"(?:[^"\\$]|\\.|\$(?!\{)|\$\{[^}]*\})*"/g, (whole) =>
      [...whole.matchAll(/(?<!\$)\$\{([^}]*)\}/g)].map(([, inner]) => ` ${inner} `).join(''),
    );
  const names = code.matchAll(/(?<![\w.])(?:(?:var|local)\.\w+|(?:data\.)?aws_\w+\.\w+)/g);
  return [...names].map(([name]) => name);
}
