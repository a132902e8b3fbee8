import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findCoverageReport, readCobertura, readLcov } from './coverage-report.ts';
import { countWords } from './documents.ts';
import { readExportDocs } from './export-docs.ts';
import { roleOf } from './file-facts.ts';
import { countLines } from './line-facts.ts';

describe('lines of a text', () => {
  it('count without the blank ones, with levels in whatever unit they are indented', () => {
    const twoSpaces = 'if (a) {\n  b();\n\n  if (c) {\n    d();\n  }\n}\n';

    assert.deepEqual(countLines(twoSpaces), { lines: 6, indentation: 5 });
    assert.deepEqual(countLines(twoSpaces.replaceAll('  ', '\t')), { lines: 6, indentation: 5 });
    assert.deepEqual(countLines(twoSpaces.replaceAll('  ', '    ')), { lines: 6, indentation: 5 });
  });

  it('take the lead of a comment for no level, and a table for no abyss', () => {
    assert.equal(countLines('/**\n * a\n * b\n */\nx();\n').indentation, 0);
    assert.equal(countLines(`a\n  b\n${' '.repeat(400)}c\n`).indentation, 1 + 12);
  });
});

describe('doc comments of exports', () => {
  it('are those right above, decorators between or not; overloads are one export', () => {
    const text = [
      '/** Adds. */',
      'export function add(a: number): number;',
      'export function add(a: string): number;',
      '/* no doc comment */',
      'export const one = 1;',
      '/**',
      ' * Long.',
      ' */',
      '@sealed',
      'export abstract class Shape {}',
      "export { other } from './other';",
      '  export const inner = 2;',
      'export type Name = string;',
    ].join('\n');

    assert.deepEqual(readExportDocs(text, 'typescript'), { total: 4, documented: 2, firstWithout: 5 });
  });

  it('are docstrings in Python, below a signature of several lines, too; what is private is left out', () => {
    const text = [
      'def add(',
      '    a: int,',
      ') -> int:',
      '    """Adds."""',
      'class Shape:',
      '    size = 1',
      'def _private(): pass',
      'async def run():  # now: later',
      "    r'''Runs.'''",
    ].join('\n');

    assert.deepEqual(readExportDocs(text, 'python'), { total: 3, documented: 2, firstWithout: 5 });
  });
});

describe('words of a document', () => {
  it('leave out code, addresses and marks', () => {
    const text =
      '# Shop\n\nSells *good* things: https://example.org - see\n\n```sh\nnpm install shop\n```\n\nThe end.\n';

    assert.equal(countWords(text), 7);
  });
});

describe('a coverage report', () => {
  it('is read from lcov, a line that two runs tell of once', () => {
    const text = [
      'TN:first',
      'SF:src/a.ts',
      'DA:1,1',
      'DA:2,0',
      'end_of_record',
      'DA:9,9',
      'SF:src/a.ts',
      'DA:2,3',
      'DA:3,0',
      'end_of_record',
    ].join('\r\n');

    assert.deepEqual(readLcov(text), [{ file: 'src/a.ts', coveredLines: 2, totalLines: 3 }]);
  });

  it('is read from Cobertura, whose names lie below the source', () => {
    const line = (number: number, hits: number): string => `<line number="${number}" hits="${hits}"/>`;
    const text = `<?xml version="1.0"?><coverage><sources><source>app</source></sources><packages><package><classes>
      <class filename="shop.py"><methods><method><lines>${line(1, 1)}</lines></method></methods>
      <lines>${line(1, 1)}${line(2, 0)}</lines></class></classes></package></packages></coverage>`;

    assert.deepEqual(readCobertura(text), [{ file: 'app/shop.py', coveredLines: 1, totalLines: 2 }]);
  });

  it('is read however many lines it tells of', () => {
    const many = 400_000;
    const lines = Array.from({ length: many }, (_, index) => `<line number="${index}" hits="1"/>`).join('');
    const text = `<coverage><class filename="shop.py">${lines}</class></coverage>`;

    assert.deepEqual(readCobertura(text), [{ file: 'shop.py', coveredLines: many, totalLines: many }]);
  });

  it('is none where the XML is another, or is broken', () => {
    assert.deepEqual(readCobertura('<testsuite/>'), []);
    assert.deepEqual(readCobertura('<coverage><'), []);
    assert.deepEqual(readCobertura(`<coverage>${'<a>'.repeat(50_000)}`), []);
  });

  it('is the newest of those at the usual places, without what lies outside or behind a link', async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'vireo-coverage-'));
    const folder = path.join(parent, 'project');
    mkdirSync(path.join(folder, 'coverage'), { recursive: true });
    const lcov = (file: string): string => `SF:${file}\nDA:1,1\nend_of_record\n`;
    writeFileSync(path.join(folder, 'lcov.info'), lcov('old.ts'));
    utimesSync(path.join(folder, 'lcov.info'), 1, 1);
    const newest = `${lcov('../../secret.ts')}${lcov('new.ts')}`;
    writeFileSync(path.join(folder, 'coverage/lcov.info'), newest);
    writeFileSync(path.join(parent, 'elsewhere.xml'), '<coverage/>');
    symlinkSync(path.join(parent, 'elsewhere.xml'), path.join(folder, 'coverage.xml'));
    const found = await findCoverageReport(folder);
    const linked = path.join(parent, 'linked');
    mkdirSync(linked);
    symlinkSync(path.join(folder, 'coverage'), path.join(linked, 'coverage'));
    const beyond = await findCoverageReport(linked);
    rmSync(parent, { recursive: true });

    assert.equal(beyond, undefined);
    assert.equal(found?.report, 'coverage/lcov.info');
    assert.deepEqual(found?.files, [{ file: 'new.ts', coveredLines: 1, totalLines: 1 }]);
  });
});

describe('the role of a file', () => {
  it('follows the names that languages give tests and samples', () => {
    const roles = [
      ['src/a.ts', 'typescript', 'code'],
      ['src/a.test.ts', 'typescript', 'test'],
      ['test/fixtures/a.ts', 'typescript', 'sample'],
      ['examples/a.ts', 'typescript', 'sample'],
      ['src/main/java/Cart.java', 'text', 'code'],
      ['src/main/java/CartTest.java', 'text', 'test'],
      ['pkg/cart_test.go', 'text', 'test'],
      ['Dockerfile', 'dockerfile', 'other'],
      ['notes.txt', 'text', 'other'],
    ] as const;

    for (const [file, language, role] of roles) assert.equal(roleOf(file, language), role, file);
  });
});
