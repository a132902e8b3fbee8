import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AgentFinding } from '../../contract/findings.ts';
import type { DocumentEdit } from '../documents.ts';
import { AgentFindings } from './agent-findings.ts';
import { edit, masked } from './testing.test.ts';

/** A line with the findings that are truly on it. */
interface Line {
  text: string;
  readonly marks: Set<string>;
}

const uri = 'file:///project/a.ts';

function createFinding(id: string, line: number, text: string): AgentFinding {
  const snippet = text.replace(/"(.*)"/, (_, value: string) => masked(`"${value}"`, value));
  const startColumn = snippet.length - snippet.trimStart().length;
  return {
    id,
    agent: 'Security agent',
    uri,
    ruleId: 'rule',
    message: 'm',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    range: { startLine: line, startColumn, endLine: line, endColumn: snippet.length },
    cwe: [],
    owasp: [],
    fingerprint: id,
    snippet,
    steps: [],
  };
}

/** A document and the truth about it: an editor's edits move marks with their lines, as a person would. */
class Truth {
  readonly lines: Line[];
  readonly snippets = new Map<string, string>();
  /** Lines cut, to be pasted elsewhere or put back. */
  #cut: Line[] = [];

  constructor(texts: readonly string[]) {
    this.lines = texts.map((text) => ({ text, marks: new Set() }));
  }

  get text(): string {
    return this.lines.map(({ text }) => text).join('\n');
  }

  mark(id: string, line: number): void {
    this.lines[line]?.marks.add(id);
    this.snippets.set(id, this.lines[line]?.text ?? '');
  }

  /** Replaces whole lines, the way of an editor: from the beginning of one to the beginning of another. */
  splice(start: number, count: number, put: readonly Line[]): DocumentEdit {
    const out = this.lines.splice(start, count, ...put);
    return {
      startOffset: 0,
      endOffset: 0,
      newText: asText(put),
      oldText: asText(out),
      startLine: start,
      endLine: start + count,
      keepsEnd: true,
    };
  }

  /** Puts lines in behind the code of a line. */
  append(line: number, put: readonly Line[]): DocumentEdit {
    this.lines.splice(line + 1, 0, ...put);
    const newText = put.map(({ text }) => `\n${text}`).join('');
    const keepsStart = (this.lines[line]?.text.trim() ?? '') !== '';
    return { ...edit(line, line, newText), keepsStart };
  }

  /** What is typed in a line stays in it. */
  type(line: number, change: (text: string) => string): DocumentEdit {
    const at = this.lines[line];
    if (at !== undefined) at.text = change(at.text);
    return { ...edit(line, line, 'x'), keepsStart: true, keepsEnd: true };
  }

  cut(start: number, count: number): DocumentEdit {
    this.#cut = this.lines.slice(start, start + count);
    return this.splice(start, this.#cut.length, []);
  }

  /** Once: pasted twice, either could be meant. */
  paste(at: number): DocumentEdit {
    const put = this.#cut;
    this.#cut = [];
    return this.splice(at, 0, put);
  }

  /** Where a finding truly is; undefined where its code is gone or reads otherwise. */
  lineOf(id: string): number | undefined {
    const line = this.lines.findIndex(({ marks }) => marks.has(id));
    const bare = (text: string | undefined) => text?.trim().replace(/\s+/g, ' ');
    return line >= 0 && bare(this.lines[line]?.text) === bare(this.snippets.get(id)) ? line : undefined;
  }
}

function asText(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

type Act =
  | { readonly kind: 'insert' | 'append'; readonly at: number; readonly texts: readonly string[] }
  | { readonly kind: 'cut'; readonly at: number; readonly count: number }
  | { readonly kind: 'paste' | 'type' | 'restore' | 'indent'; readonly at: number };

const anywhere = fc.nat(200);

/** Nothing that a finding could be taken for: typed anew, it would be the same code at another place. */
const fresh = fc.constantFrom('', 'other();', '  // note', 'if (a) {');

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('insert' as const, 'append' as const),
    at: anywhere,
    texts: fc.array(fresh, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: anywhere, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constantFrom('paste' as const, 'type' as const, 'restore' as const, 'indent' as const),
    at: anywhere,
  }),
);

/** The editor's edit of the act, after which the truth is the new one. */
function perform(truth: Truth, { at, ...act }: Act): DocumentEdit {
  const line = at % Math.max(1, truth.lines.length - 1);
  const made = (texts: readonly string[]) => texts.map((text) => ({ text, marks: new Set<string>() }));
  switch (act.kind) {
    case 'insert':
      return truth.splice(line, 0, made(act.texts));
    case 'append':
      return truth.append(line, made(act.texts));
    case 'cut':
      return truth.cut(line, Math.min(act.count, truth.lines.length - 1 - line));
    case 'paste':
      return truth.paste(line);
    case 'type':
      return truth.type(line, (text) => `${text}x`);
    case 'restore':
      return truth.type(line, (text) => text.replace(/x+$/, ''));
    case 'indent':
      return truth.type(line, (text) => (text.startsWith('    ') ? text.trim() : `  ${text}`));
  }
}

/** Many lines read alike, and findings lie on some of them. */
const texts = fc.array(
  fc.constantFrom(
    'flaw();',
    '  flaw();',
    'query(a);',
    'a();',
    'key = "hunter2a"',
    'key = "hunter2b"',
    '',
    '}',
  ),
  { minLength: 12, maxLength: 40 },
);

describe('a finding in a text that is edited', () => {
  function open(given: readonly string[], lines: readonly number[]) {
    const truth = new Truth([...given, 'end();']);
    const findings = new AgentFindings();
    const marked = [...new Set(lines.map((line) => line % given.length))].filter((line) =>
      given[line]?.trim(),
    );
    for (const line of marked) truth.mark(`f${line}`, line);
    const brought = marked.map((line) => createFinding(`f${line}`, line, given[line] ?? ''));
    findings.set({ folder: 'file:///project', findings: brought });
    findings.place(uri, truth.text);
    return { truth, findings };
  }

  /** Who was shown: whoever was, and whose code stands, is shown after one more edit. */
  function check(
    truth: Truth,
    findings: AgentFindings,
    shownBefore: ReadonlySet<string>,
  ): ReadonlySet<string> {
    const placed = new Map(findings.place(uri, truth.text).map((one) => [one.finding.id, one.startLine]));
    for (const id of truth.snippets.keys()) {
      const [shown, line] = [placed.get(id), truth.lineOf(id)];
      if (shown !== undefined || shownBefore.has(id)) assert.equal(shown, line, `${id}\n${truth.text}`);
    }
    return new Set(placed.keys());
  }

  const linesAfter = (findings: AgentFindings, text: string) =>
    findings.place(uri, text).map(({ startLine }) => startLine);

  it('is on its own line after each of 1,000 random edits, or nowhere, and never on one that reads alike', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(anywhere, { minLength: 1, maxLength: 5 }),
        fc.array(act, { minLength: 1_000, maxLength: 1_000 }),
        (given, lines, acts) => {
          const { truth, findings } = open(given, lines);
          let shown: ReadonlySet<string> = new Set(truth.snippets.keys());
          for (const each of acts) {
            findings.edit(uri, [perform(truth, each)]);
            shown = check(truth, findings, shown);
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  it('is so, too, where several edits come before anybody looks', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(anywhere, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 60 }),
        (given, lines, bursts) => {
          const { truth, findings } = open(given, lines);
          for (const acts of bursts) {
            for (const each of acts) findings.edit(uri, [perform(truth, each)]);
            check(truth, findings, new Set());
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('comes back with its line, when that is put back or pasted elsewhere', () => {
    const { truth, findings } = open(['flaw();', 'a();', 'flaw();', 'b();'], [2]);
    findings.edit(uri, [truth.cut(1, 2)]);
    assert.deepEqual(linesAfter(findings, truth.text), []);

    findings.edit(uri, [truth.paste(0)]);

    assert.deepEqual(linesAfter(findings, truth.text), [1]);
  });

  it('is not taken for one that read alike, was cut, and put in before its own line was cut', () => {
    const { truth, findings } = open(['flaw();', 'a();', 'flaw();', 'b();'], [2]);
    findings.edit(uri, [truth.cut(0, 1)]);
    check(truth, findings, new Set());
    findings.edit(uri, [truth.paste(0)]);
    findings.edit(uri, [truth.cut(2, 1)]);

    assert.deepEqual(linesAfter(findings, truth.text), []);
  });

  it('goes along where one change puts the line in and takes it out, as an editor moves lines', () => {
    const { truth, findings } = open(['a();', 'flaw();', 'b();'], [0]);
    const paste = truth.splice(2, 0, [{ text: 'a();', marks: new Set(['f0']) }]);
    findings.edit(uri, [paste, truth.cut(0, 1)]);

    assert.deepEqual(linesAfter(findings, truth.text), [1]);
  });

  it('keeps the order of those that read alike when the whole text is replaced, and is nowhere when one is gone', () => {
    const given = ['a();', 'flaw();', 'b();', 'flaw();', 'c();'];
    const { truth, findings } = open(given, [3]);
    const replace = (lines: readonly string[]) => {
      const newText = lines.join('\n');
      const oldText = truth.text;
      findings.edit(uri, [{ ...edit(0, truth.lines.length - 1, newText), oldText }]);
      const put = lines.map((line) => ({ text: line, marks: new Set<string>() }));
      truth.lines.splice(0, truth.lines.length, ...put);
      return linesAfter(findings, newText);
    };

    assert.deepEqual(replace(['// new', 'a();', '', 'flaw();', 'b();', 'flaw();', 'end();']), [5]);
    assert.deepEqual(replace(['a();', 'flaw();', 'end();']), []);
    assert.deepEqual(replace(['a();', 'flaw();', 'b();', 'flaw();', 'end();']), [3]);
  });

  it('does so, too, where a file that is not open has changed on disk', () => {
    const { findings } = open(['flaw();', 'b();', 'flaw();'], [2]);

    assert.deepEqual(linesAfter(findings, '\n\nflaw();\nflaw();\n'), [3]);
    assert.deepEqual(linesAfter(findings, 'flaw();\n'), []);
  });
});
