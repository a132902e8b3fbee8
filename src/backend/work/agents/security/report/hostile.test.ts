import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import { factsOf, found } from './testing.test.ts';
import { visibleText } from './visible-text.ts';
import { writeReport } from './write-report.ts';

const schemaFile = path.join(import.meta.dirname, '../../../../../../test/fixtures/sarif-schema-2.1.0.json');

function createSarifCheck() {
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const formats = { uri: /^[a-z][a-z0-9+.-]*:/i, 'uri-reference': /^[^\s\\]*$/, 'date-time': /^\d{4}-/ };
  return new Ajv({ strict: false, allErrors: true, formats }).compile(schema);
}

type HtmlNode = DefaultTreeAdapterMap['node'];

function nodesOf(node: HtmlNode): readonly HtmlNode[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(nodesOf) : [])];
}

function textOf(node: HtmlNode): string {
  return nodesOf(node)
    .map((each) => ('value' in each ? each.value : ''))
    .join('');
}

/** Names of elements, and of their attributes where they have some. */
function shapeOf(node: HtmlNode): readonly string[] {
  return nodesOf(node).flatMap((each) =>
    'tagName' in each ? [`${each.tagName} ${each.attrs.map(({ name }) => name).join(' ')}`.trim()] : [],
  );
}

function reportOf(name: string) {
  const finding = found(`src/${name}.ts`, { message: name, ruleId: name.trim() || 'a' });
  const { path: file } = finding;
  return writeReport(factsOf({ projectName: name, findings: [finding] }), {
    folder: '/project',
    files: [
      {
        path: file,
        root: '/project',
        language: 'typescript',
        findings: [finding.finding],
        suppressed: [],
        partial: false,
        notes: [],
      },
    ],
  });
}

const tricky = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '![a](https://example.com/x.png)',
  '`code` | cell | *strong* ~~gone~~ # head',
  '\n\n# heading\n\n- item',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\u202egnp.exe\u2066',
  'https://example.com www.example.com <https://example.com>',
  '&lt;b&gt; &amp; &#60;',
  '\\[x\\](y) \\`',
  '</style></main><h1>x</h1>',
] as const;
const anyName = fc.oneof(
  fc.constantFrom(...tricky),
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'<>&"\'`|[](){}\\*_#-!~:$^=\n\t\u0000 ax'), { maxLength: 40 })
    .map((each) => each.join('')),
);

const markdown = new MarkdownIt({ html: true, linkify: true });
const plain = reportOf('plain');

describe('names that would be markup', () => {
  it('add no element to the HTML, and nothing that is loaded or run', () => {
    const shape = shapeOf(parse(plain.html));

    assert.equal(
      shape.some((each) => /^(?:script|iframe|img|link|object|base|form)\b/.test(each)),
      false,
    );
    fc.assert(
      fc.property(anyName, (name) => {
        assert.deepEqual(withoutCode(shapeOf(parse(reportOf(name).html))), withoutCode(shape));
      }),
      { numRuns: 60 },
    );
  });

  it('add no element to the Markdown as it is shown', () => {
    const shape = withoutCode(shapeOf(parseFragment(markdown.render(plain.markdown))));

    fc.assert(
      fc.property(anyName, (name) => {
        const shown = parseFragment(markdown.render(reportOf(name).markdown));
        assert.deepEqual(withoutCode(shapeOf(shown)), shape, JSON.stringify(name));
      }),
      { numRuns: 60 },
    );
  });

  it('are shown in full in both', () => {
    for (const name of tricky) {
      const report = reportOf(name);
      const shown = squeeze(visibleText(name));

      assert.ok(squeeze(textOf(parse(report.html))).includes(shown), name);
      const title = parseFragment(markdown.render(report.markdown)).childNodes[0];
      assert.ok(title && squeeze(textOf(title)).endsWith(shown), name);
    }
  });

  it('leave the SARIF valid, and are in it as they are', () => {
    const isValid = createSarifCheck();

    for (const name of ['plain', ...tricky]) {
      const log = JSON.parse(reportOf(name).sarif);
      assert.equal(isValid(log), true, JSON.stringify(isValid.errors?.slice(0, 3)));
      assert.equal(log.runs[0].results[0].message.text, name);
      assert.equal(log.runs[0].properties.standards.length, 2);
    }
  });

  it('leave no character that acts on a screen', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { markdown: text, html } = reportOf(name);
        assert.doesNotMatch(text + html, /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
      }),
      { numRuns: 60 },
    );
  });
});

/** A message says by backticks what of it is code. */
function withoutCode(shape: readonly string[]): readonly string[] {
  return shape.filter((each) => each !== 'code');
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
