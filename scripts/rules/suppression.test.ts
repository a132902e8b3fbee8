/**
 * Setting findings aside by comments, over every rule's own bad examples, as they are and put where a comment is none:
 * in JSX, template literals, f-strings, behind a backslash, in heredocs and block scalars. What the comment is written
 * into has to mean what it meant: that is judged by other parsers than the scanner's own.
 */
import assert from 'node:assert/strict';
import { type Dockerfile, DockerfileParser } from 'dockerfile-ast';
import { transformSync } from 'esbuild';
import { parseAllDocuments } from 'yaml';
import { createScanner } from '../../src/scanner/index.ts';
import { familyOf, isCode } from '../../src/scanner/languages.ts';
import type { Finding, Language, Scanner, TextEdit } from '../../src/scanner/model.ts';
import { makeToken, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { projectRoot } from '../paths.ts';
import { codeSpecimens, configSpecimens, type Specimen } from './coverage.ts';
import { readGrammarFiles } from './rule-proof.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';

const sources = readSources(projectRoot);
const longest = 6_000;

interface Sample {
  /** The rule that it is an example of. */
  readonly rule?: string;
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

const endings: Readonly<Partial<Record<Language, string>>> = {
  typescript: 'a.ts',
  tsx: 'a.tsx',
  javascript: 'a.jsx',
  python: 'a.py',
  terraform: 'main.tf',
  dockerfile: 'Dockerfile',
};

function sampleOf({ rule, language, path, code }: Specimen): Sample {
  return { rule, path: path === 'example' ? (endings[language] ?? path) : path, language, text: code };
}

/** Each example once. */
const samples = [
  ...new Map(
    [...codeSpecimens(sources), ...configSpecimens(sources)]
      .filter(({ code }) => code.length < longest)
      .map((specimen) => [`${specimen.rule} ${specimen.code}`, sampleOf(specimen)]),
  ).values(),
];

/** The first of each rule in each language: where a comment goes is a matter of syntax, which examples of a rule share. */
const firstSamples = [
  ...new Map(samples.toReversed().map((sample) => [`${sample.rule} ${sample.language}`, sample])).values(),
];

/** Ways to put an expression where a line cannot simply take a comment, behind the example that it is of. */
const wrappers: Readonly<Record<'script' | 'python', Readonly<Record<string, (code: string) => string>>>> = {
  script: {
    'JSX children': (code) =>
      `export const inMarkup = (on: boolean) => (\n  <ul>\n    some words\n    <b>{${code}}</b>\n    {on ? <i>{${code}}</i> : null}\n    <a\n      href="x"\n      title={${code}}\n    >\n      x\n    </a>\n  </ul>\n);\n`,
    'a template literal': (code) => `export const inTemplate = \`\n  one \${${code}}\n  two\n\`;\n`,
  },
  python: {
    'an f-string': (code) => `in_string = f"""\n  one {${code}}\n  two\n"""\n`,
    'a continued line': (code) => `continued = 1 + \\\n    2 + \\\n    ${code}\n`,
  },
};

/** What a text means, comments left out, as far as something else than the scanner can tell; undefined where nothing can. */
function loaderOf(language: string, path: string): 'ts' | 'tsx' | 'js' {
  if (language === 'typescript') return 'ts';
  return path.endsWith('x') ? 'tsx' : 'js';
}

function meaningOf({ path, language, text }: Sample): unknown {
  if (language === 'yaml') return parseAllDocuments(text).map((document) => document.toJSON() as unknown);
  if (language === 'terraform') return text.match(/<<-?(\w+)\n[\s\S]*?\n\s*\1\b/g);
  if (language === 'python') return [text.match(/"""[\s\S]*?"""/g), text.match(/\\\n\s*#/g)];
  if (language === 'dockerfile') return instructionsOf(DockerfileParser.parse(text));
  if (language !== 'tsx' && language !== 'javascript' && language !== 'typescript') return undefined;
  try {
    return transformSync(text, {
      loader: loaderOf(language, path),
      jsx: 'transform',
      legalComments: 'none',
      minifyWhitespace: true,
    }).code;
  } catch {
    return undefined;
  }
}

function instructionsOf(file: Dockerfile): readonly unknown[] {
  return file.getInstructions().map((each) => [each.getKeyword(), each.getArgumentsContent()]);
}

function applyEdit(text: string, { startOffset, endOffset, newText }: TextEdit): string {
  return text.slice(0, startOffset) + newText + text.slice(endOffset);
}

function placesOf(findings: readonly Finding[], edit?: TextEdit): string[] {
  const moved = (offset: number) =>
    edit !== undefined && offset >= edit.startOffset ? offset + edit.newText.length : offset;
  return findings.map(({ ruleId, range }) => `${ruleId} ${moved(range.startOffset)}`).sort();
}

interface Tally {
  offered: number;
  refused: number;
  readonly wrong: string[];
}

/** An edit that was offered for one of a text's findings. */
interface Offer {
  readonly finding: Finding;
  readonly findings: readonly Finding[];
  readonly edit: TextEdit;
}

class Trial {
  readonly tally: Tally = { offered: 0, refused: 0, wrong: [] };
  readonly #scanner: Scanner;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** Sets each wanted finding of a text aside. */
  run(sample: Sample, isWanted: (finding: Finding) => boolean = () => true): void {
    const document = this.#scanner.open(sample.path, sample.language, sample.text);
    const { findings } = document.scan();
    try {
      for (const finding of findings) {
        if (!isWanted(finding) || /suppression/.test(finding.ruleId)) continue;
        const edit = document.suppression({ ...finding, reason: 'a reason for the test' });
        if (edit === undefined) this.tally.refused += 1;
        else this.#judge(sample, { finding, findings, edit });
      }
    } finally {
      document.dispose();
    }
  }

  #judge(sample: Sample, { finding, findings, edit }: Offer): void {
    this.tally.offered += 1;
    const text = applyEdit(sample.text, edit);
    const after = this.#scanner.scan(sample.path, sample.language, text);
    try {
      assert.deepEqual(meaningOf({ ...sample, text }), meaningOf(sample));
      assert.deepEqual(
        placesOf(after.findings),
        placesOf(
          findings.filter(
            (each) => each.ruleId !== finding.ruleId || each.range.startOffset !== finding.range.startOffset,
          ),
          edit,
        ),
      );
    } catch (error) {
      this.tally.wrong.push(`${finding.ruleId}:\n${text}\n${String(error)}`);
    }
  }
}

function textOf(text: string, { range }: Finding): string {
  return text.slice(range.startOffset, range.endOffset);
}

/** A line with a secret that is made now, for each format that is told by its own text. */
const secretLines: readonly string[] = sources.secrets.flatMap(({ format }) => {
  const { kind, reader, paths, near, value, spread, pattern = '' } = format;
  const parts = [reader, paths, near, value, spread].filter((part) => part !== undefined);
  const isTold = kind === 'token' && parts.length === 0 && !/["']/.test(pattern);
  const token = isTold ? makeToken(format, randomFrom(5)) : '';
  return /^[\w.:/+=~-]{8,}$/.test(token) ? [`token=${token}`] : [];
});

/** Wrapped expressions of an example's findings, each on its own. */
function wrapFindings(scanner: Scanner, sample: Sample, wrap: (code: string) => string): Sample[] {
  const { findings } = scanner.scan(sample.path, sample.language, sample.text);
  const path = sample.language === 'python' ? 'a.py' : 'a.tsx';
  const language = sample.language === 'python' ? 'python' : 'tsx';
  return [...new Set(findings.map((finding) => textOf(sample.text, finding)))]
    .filter((code) => !code.includes('\n'))
    .map((code) => ({ path, language, text: `${sample.text}\n${wrap(code)}` }) as const)
    .filter((wrapped) => language === 'python' || meaningOf(wrapped) !== undefined);
}

describe('a comment that sets a finding aside', function () {
  this.timeout(600_000);
  let scanner: Scanner;

  before(async () => {
    scanner = await createScanner(readGrammarFiles(), { ruleSet: compileRuleSet(sources) });
  });

  function expectSafe({ tally }: Trial, shareOffered: number): void {
    assert.deepEqual(tally.wrong.slice(0, 3), [], `${tally.wrong.length} wrong`);
    const share = tally.offered / (tally.offered + tally.refused);
    assert.ok(share >= shareOffered, `offered for ${tally.offered}, not for ${tally.refused}`);
  }

  for (const language of ['typescript', 'tsx', 'javascript', 'python', 'yaml', 'dockerfile', 'terraform']) {
    it(`does that and nothing else in the bad examples of all rules (${language})`, () => {
      const trial = new Trial(scanner);
      for (const sample of samples.filter((each) => each.language === language))
        trial.run(sample, ({ ruleId }) => ruleId === sample.rule);

      expectSafe(trial, 0.9);
    });
  }

  const wrapped = Object.entries(wrappers).flatMap(([family, ways]) =>
    Object.entries(ways).map(([name, wrap]) => ({ family, name, wrap })),
  );
  for (const { family, name, wrap } of wrapped) {
    it(`does that and nothing else in ${name}`, () => {
      const trial = new Trial(scanner);
      const own = firstSamples.filter(({ language }) => isCode(language) && familyOf(language) === family);
      for (const sample of own) {
        const isWrapped = ({ range }: Finding) => range.startOffset > sample.text.length;
        for (const each of wrapFindings(scanner, sample, wrap)) trial.run(each, isWrapped);
      }

      expectSafe(trial, 0.9);
    });
  }

  const around: Readonly<Record<string, (line: string) => Sample>> = {
    'a block scalar': (line) => ({
      path: 'config.yml',
      language: 'yaml',
      text: `a:\n  b: |\n    one\n    ${line}\n    two\n  c: 1\n`,
    }),
    'a heredoc of Terraform': (line) => ({
      path: 'main.tf',
      language: 'terraform',
      text: `resource "a" "b" {\n  c = <<-EOT\n    one\n    ${line}\n  EOT\n}\n`,
    }),
    'a heredoc of a Dockerfile': (line) => ({
      path: 'Dockerfile',
      language: 'dockerfile',
      text: `FROM alpine:3.20\nRUN <<EOF\n  one\n  ${line}\nEOF\nUSER nobody\n`,
    }),
    'a template literal': (line) => ({
      path: 'a.ts',
      language: 'typescript',
      text: `export const text = \`\n  one\n  ${line}\n\`;\n`,
    }),
    'a string of Python': (line) => ({
      path: 'a.py',
      language: 'python',
      text: `text = """\n  one\n  ${line}\n"""\n`,
    }),
    'the text of JSX': (line) => ({
      path: 'a.tsx',
      language: 'tsx',
      text: `export const text = (\n  <p>\n    one\n    ${line.replace(/[{}<>]/g, '')}\n    two\n  </p>\n);\n`,
    }),
  };
  for (const [name, place] of Object.entries(around)) {
    it(`stands outside of ${name} that holds a secret`, () => {
      const trial = new Trial(scanner);
      for (const line of secretLines) trial.run(place(line));

      expectSafe(trial, 0.9);
    });
  }

  for (const path of ['run.sh', 'notes.md', 'page.html', 'app.toml', '.env']) {
    it(`is not offered within text over several lines (${path})`, () => {
      const trial = new Trial(scanner);
      const opened: Readonly<Record<string, string>> = {
        'run.sh': 'cat <<EOF\n',
        'notes.md': '```\n',
        'page.html': '<script>\n',
        'app.toml': 'a = """\n',
        '.env': "A='\n",
      };
      for (const line of secretLines)
        trial.run({ path, language: 'text', text: `${opened[path] ?? ''}one\n${line}\n` });

      assert.equal(trial.tally.offered, 0);
      assert.ok(trial.tally.refused > 100);
    });
  }
});
