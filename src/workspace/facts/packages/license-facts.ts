/** Under which license the project is, as a manifest names it or a file of its own says. */
import { type JsonFile, readJsonFile } from '../../stack/facts/json-file.ts';
import type { ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

const licenseFile = /(?:^|\/)(?:(?:un)?licen[cs]e|copying)(?:[-.](?:md|txt|rst|mit|apache))?$/i;
/** By the first lines of a text, its name at SPDX. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/\bMIT License\b|Permission is hereby granted, free of charge/, 'MIT'],
  [/Apache License\s+Version 2\.0/, 'Apache-2.0'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/, 'AGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/, 'LGPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/, 'GPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/, 'GPL-2.0'],
  [/Mozilla Public License Version 2\.0/i, 'MPL-2.0'],
  [/BSD 3-Clause License/, 'BSD-3-Clause'],
  [/BSD 2-Clause License/, 'BSD-2-Clause'],
  [/\bISC License\b/, 'ISC'],
  [/free and unencumbered software released into the public domain/, 'Unlicense'],
];
const named: Readonly<Record<string, RegExp>> = {
  'pyproject.toml': /^license\s*=\s*(?:\{\s*text\s*=\s*)?["']([^"'\n]{1,60})["']/m,
  'Cargo.toml': /^license\s*=\s*"([^"\n]{1,60})"/m,
  'setup.cfg': /^license\s*=\s*([^\n]{1,60})$/m,
  'setup.py': /^\s*license\s*=\s*["']([^"'\n]{1,60})["']/m,
};

export async function licenseFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (licenseFile.test(file)) found.push(ofText(file, (await tree.read(file)) ?? ''));
    else if (name === 'package.json' || name === 'composer.json')
      found.push(...ofJson(file, readJsonFile(file, (await tree.read(file)) ?? '')));
    else if (Object.hasOwn(named, name)) found.push(...ofLine(file, (await tree.read(file)) ?? ''));
  }
  return found;
}

/** The path of its file stands for a text that is not known. */
function ofText(file: string, text: string): ProjectFact {
  const value = texts.find(([known]) => known.test(text.slice(0, 2_000)))?.[1] ?? file;
  return { kind: 'license', value, rank: 'declared', evidence: { file }, scope: folderOf(file) };
}

function ofJson(file: string, json: JsonFile | undefined): readonly ProjectFact[] {
  const field = json?.top.at('license');
  const value = field?.isText === true ? field.text() : undefined;
  if (json === undefined || value === undefined || value.trim() === '') return [];
  const evidence = { file, line: json.lineOf(['license']) };
  return [{ kind: 'license', value: value.trim(), rank: 'declared', evidence, scope: folderOf(file) }];
}

function ofLine(file: string, text: string): readonly ProjectFact[] {
  const match = named[file.slice(file.lastIndexOf('/') + 1)]?.exec(text);
  const value = match?.[1]?.trim();
  if (match == null || value === undefined || value === '') return [];
  const evidence = evidenceAt(file, text, match.index);
  return [{ kind: 'license', value, rank: 'declared', evidence, scope: folderOf(file) }];
}
