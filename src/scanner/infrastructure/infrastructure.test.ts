import assert from 'node:assert/strict';
import { lineStarts } from '../syntax/lines.ts';
import type { TextHit, TextOutcome } from '../text-analysis.ts';
import { createInfrastructureAnalysis } from './index.ts';
import type { ConfigFix, ConfigMatcher, ConfigRule } from './rule-form.ts';

function ruleOf(...match: ConfigMatcher[]): ConfigRule {
  return {
    id: 'test-rule',
    title: 'Test',
    category: 'security',
    languages: ['yaml', 'dockerfile'],
    severity: 'low',
    confidence: 'high',
    cwe: [],
    owasp: [],
    tags: [],
    why: '',
    fix: '',
    references: [],
    message: '{name} {key} {value}',
    match,
  };
}

function scan(matcher: ConfigMatcher, text: string, path = 'a.yaml'): TextOutcome {
  const analyse = createInfrastructureAnalysis([ruleOf(matcher)]);
  const language = path.endsWith('.json') ? 'text' : /dockerfile/i.test(path) ? 'dockerfile' : 'yaml';
  return analyse({ path, language, text, lines: lineStarts(text) });
}

function fixed(text: string, hit: TextHit | undefined): string {
  const [edit] = hit?.fixes?.[0]?.edits ?? [];
  assert.ok(edit, 'no fix');
  return text.slice(0, edit.from) + edit.newText + text.slice(edit.to);
}

const pod = (lines: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n    - name: c\n      image: a:1\n${lines}`;

const privileged: ConfigMatcher = {
  format: 'kubernetes',
  resource: ['container'],
  where: [{ path: 'securityContext.privileged', default: false, is: [true, false] }],
};

describe('the place of a finding', () => {
  it('is key and value when they are there', () => {
    const text = `---\n${pod('      securityContext:\n        privileged: true # x\n')}`;
    const [hit] = scan(privileged, text).hits;

    assert.equal(hit && text.slice(hit.from, hit.to), 'privileged: true');
    assert.equal(hit?.message, 'Container `c` of `Pod/p` privileged true');
    assert.equal(hit?.within, 'Pod/p/c');
  });

  it('is the innermost key that is there when they are missing, else the header', () => {
    const inner = pod('      securityContext:\n        runAsUser: 1\n');
    const [first] = scan(privileged, inner).hits;
    const [second] = scan(privileged, pod('')).hits;

    assert.equal(first && inner.slice(first.from, first.to), 'securityContext');
    assert.equal(second && pod('').slice(second.from, second.to), 'name: c');
  });

  it('is one line at most', () => {
    const text = pod('      command:\n        - a\n        - b\n');
    const [hit] = scan(
      { format: 'kubernetes', resource: ['container'], where: [{ path: 'command', present: true }] },
      text,
    ).hits;

    assert.equal(hit && text.slice(hit.from, hit.to), 'command:');
  });
});

describe('fixes', () => {
  const fix = (over: Partial<ConfigFix>): ConfigMatcher => ({
    ...privileged,
    fix: { title: 'Mend', ...over },
  });
  const set = fix({ set: 'securityContext.privileged', to: 'false' });
  const mend = (matcher: ConfigMatcher, text: string) => fixed(text, scan(matcher, text).hits[0]);

  it('replace a value and leave the rest of its line', () => {
    assert.match(
      mend(set, pod('      securityContext:\n        privileged: true # x\n')),
      /privileged: false # x\n/,
    );
  });

  it('add a key with the indentation of its neighbours', () => {
    assert.match(
      mend(set, pod('      securityContext:\n          runAsUser: 1\n      tty: true\n')),
      / {10}runAsUser: 1\n {10}privileged: false\n {6}tty/,
    );
  });

  it('add the maps on the way', () => {
    assert.ok(
      mend(set, pod('')).endsWith('      image: a:1\n      securityContext:\n        privileged: false\n'),
    );
  });

  it('add to flow maps, empty ones as well', () => {
    assert.match(
      mend(set, pod('      securityContext: { runAsUser: 1 }\n')),
      /\{ runAsUser: 1, privileged: false \}/,
    );
    assert.match(mend(set, pod('      securityContext: {}\n')), /securityContext: \{ privileged: false \}/);
  });

  it('add below a key without value, in the line ends of the file', () => {
    const text = pod('      securityContext:\n').replaceAll('\n', '\r\n');
    assert.ok(mend(set, text).includes('securityContext:\r\n        privileged: false\r\n'));
  });

  it('mend what an alias stands for where it stands, and add nothing to it', () => {
    const known = `x: &x\n  privileged: true\n${pod('      securityContext: *x\n')}`;
    assert.match(mend(set, known), /^x: &x\n {2}privileged: false\n/);
    const other = `x: &x\n  runAsUser: 1\n${pod('      securityContext: *x\n')}`;
    assert.deepEqual(scan(set, other).hits[0]?.fixes ?? [], []);
  });

  it('take out a key with its line', () => {
    const remove = fix({ remove: 'securityContext.privileged' });
    const text = pod('      securityContext:\n        privileged: true\n        runAsUser: 1\n');
    assert.match(mend(remove, text), /securityContext:\n {8}runAsUser: 1\n/);
  });
});

describe('the analysis', () => {
  it('reads JSON manifests and leaves other JSON alone', () => {
    const json = '{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"c"}]}}';
    assert.equal(scan(privileged, json, 'pod.json').hits.length, 1);
    assert.equal(scan(privileged, '{"kind":"Pod"}', 'pod.json').hits.length, 0);
  });

  it('reports one place once, though two ways lead to it', () => {
    const rule = ruleOf(privileged, privileged);
    const text = pod('');
    const analyse = createInfrastructureAnalysis([rule]);

    assert.equal(analyse({ path: 'a.yaml', language: 'yaml', text, lines: lineStarts(text) }).hits.length, 1);
  });

  it('takes a possible exception for one', () => {
    const matcher: ConfigMatcher = { ...privileged, unless: [{ path: 'image', matches: '^trusted' }] };
    assert.equal(scan(matcher, pod('').replace('a:1', '{{ .Values.image }}')).hits.length, 0);
    assert.equal(scan(matcher, pod('')).hits.length, 1);
  });

  it('ends on a bomb of anchors, and on what stands in a list of lists', () => {
    const levels = Array.from({ length: 12 }, (_each, at) =>
      at === 0
        ? 'a0: &a0 [{name: x}]'
        : `a${at}: &a${at} [${Array(9)
            .fill(`*a${at - 1}`)
            .join(', ')}]`,
    );
    const text = `apiVersion: v1\nkind: Pod\n${levels.join('\n')}\nspec:\n  containers: *a11\n`;

    assert.deepEqual(scan(privileged, text).notes, []);
  });

  it('tells of wrong syntax and goes on with what it could read', () => {
    const { hits, notes } = scan(privileged, `${pod('')}---\nkind: [\n`);

    assert.equal(hits.length, 1);
    assert.equal(notes.length, 1);
  });
});
