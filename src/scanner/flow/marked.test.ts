/** Programs with marks: a line that ends in `// !` or `# !` must be reported by a flow rule, and no other may. */
import assert from 'node:assert/strict';
import type { CodeLanguage, ModuleSummaries } from '../model.ts';
import { scannerWith, sharedScanner } from '../testing.test.ts';

export interface Program {
  readonly name: string;
  readonly text: string;
}

const heads: Readonly<Record<CodeLanguage, string>> = {
  typescript: "import { exec } from 'child_process';\nimport fs from 'fs';\n",
  tsx: '',
  javascript: "const { exec } = require('child_process');\nconst fs = require('fs');\n",
  python: 'import os\nimport subprocess\nfrom flask import Flask, request\napp = Flask(__name__)\n',
};

function markedLines(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (/(?:\/\/|#) !$/.test(line) ? [index + 1] : []));
}

function wrong(marked: readonly number[], found: readonly number[], text: string): string[] {
  const lines = text.split('\n');
  const show = (line: number) => `${line}: ${lines[line - 1]?.trim()}`;
  return [
    ...marked.filter((line) => !found.includes(line)).map((line) => `missed ${show(line)}`),
    ...found.filter((line) => !marked.includes(line)).map((line) => `false ${show(line)}`),
  ];
}

/** Scans a program as it stands; modules are what its imports find, by specifier. */
export async function checkMarks(
  language: CodeLanguage,
  text: string,
  modules?: Readonly<Record<string, string>>,
): Promise<void> {
  const scanner =
    modules === undefined ? await sharedScanner() : await scannerWith({ summaries: over(language, modules) });
  const { findings, notes } = scanner.scan(`service.${language}`, language, text);
  const found = findings
    .filter((finding) => finding.steps.length > 0)
    .map((finding) => finding.range.startLine + 1);
  assert.deepEqual(wrong(markedLines(text), [...new Set(found)], text), []);
  assert.deepEqual(notes, []);
}

function over(language: CodeLanguage, modules: Readonly<Record<string, string>>): ModuleSummaries {
  return {
    resolve: (_from, specifier) => {
      const text = modules[specifier];
      return text === undefined ? undefined : { path: specifier, language, text };
    },
  };
}

/** Small programs, each behind the imports that they share. */
export function describePrograms(title: string, language: CodeLanguage, programs: readonly Program[]): void {
  describe(title, () => {
    for (const { name, text } of programs)
      it(name, async () => {
        await checkMarks(language, heads[language] + text);
      });
  });
}

/** A program from a template: without the indentation that the test's own text gives it. */
export function program(name: string, text: string): Program {
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return { name, text: lines.map((line) => line.slice(indent)).join('\n') };
}
