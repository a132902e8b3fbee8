import assert from 'node:assert/strict';
import { type ConfigNode, textAt, valueAt } from '../tree.ts';
import { YamlReader } from './read-yaml.ts';

function rootOf(text: string, templates = false): ConfigNode {
  const { documents } = new YamlReader({ templates }).read(text);
  const [first] = documents;
  assert.ok(first);
  return first.root;
}

describe('YamlReader', () => {
  it('takes the booleans of YAML 1.1 for such where they are asked for', () => {
    const { documents } = new YamlReader({ templates: false, oldBooleans: true }).read(
      'a: yes\nb: Off\nc: "on"\nd: yesterday\n',
    );
    const [root] = documents.map((document) => document.root);

    const values = root?.kind === 'map' ? [...root.entries.values()] : [];
    assert.deepEqual(
      values.map(({ value }) => (value.kind === 'scalar' ? value.value : undefined)),
      [true, false, 'on', 'yesterday'],
    );
  });

  it('gives keys and values their places', () => {
    const text = 'a:\n  b: "c" # d\n';
    const entry = valueAt(rootOf(text), 'a');
    assert.ok(entry?.kind === 'map');
    const inner = entry.entries.get('b');

    assert.ok(inner);
    assert.equal(text.slice(inner.keyFrom, inner.keyTo), 'b');
    assert.equal(text.slice(inner.value.from, inner.value.to), '"c"');
  });

  it('tells plain scalars by the core schema and leaves quoted ones texts', () => {
    const root = rootOf('a: true\nb: "true"\nc: 1.10\nd: 0x1F\ne: 1.2.3\nf: ~\ng: yes\nh: 1e3\n');
    const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => {
      const node = valueAt(root, key);
      return node?.kind === 'scalar' ? node.value : undefined;
    });

    assert.deepEqual(values, [true, 'true', 1.1, 31, '1.2.3', null, 'yes', 1000]);
    assert.equal(textAt(root, 'c'), '1.10');
  });

  it('reads documents by themselves, and the offset of each', () => {
    const text = 'a: 1\n---\na: 2\n...\n---\na: 3\n';
    const { documents } = new YamlReader({ templates: false }).read(text);

    assert.deepEqual(
      documents.map(({ root }) => textAt(root, 'a')),
      ['1', '2', '3'],
    );
    const second = documents[1];
    const value = valueAt(second?.root, 'a');
    assert.ok(second && value);
    assert.equal(text.slice(second.base + value.from, second.base + value.to), '2');
  });

  it('resolves anchors, aliases and merge keys; own keys count before merged ones', () => {
    const root = rootOf('base: &b\n  x: 1\n  y: 2\nuse:\n  <<: *b\n  y: 3\nlist:\n  <<: [*b, {z: 4}]\n');

    assert.equal(textAt(root, 'use', 'x'), '1');
    assert.equal(textAt(root, 'use', 'y'), '3');
    assert.equal(textAt(root, 'list', 'z'), '4');
  });

  it('takes the last of duplicate keys', () => {
    assert.equal(textAt(rootOf('a: 1\na: 2\n'), 'a'), '2');
  });

  it('shares what a bomb repeats instead of copying it', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 20; level += 1) {
      const before = String.fromCharCode(96 + level);
      const name = String.fromCharCode(97 + level);
      lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }

    const last = valueAt(rootOf(`${lines.join('\n')}\n`), 't');

    assert.equal(last?.kind === 'list' && last.items.length, 9);
  });

  it('stops copying when merges are chained without end', () => {
    const chain = Array.from({ length: 2000 }, (_each, at) =>
      at === 0 ? 's0: &s0 {k0: 1}' : `s${at}: &s${at}\n  <<: *s${at - 1}\n  k${at}: 1`,
    );
    const root = rootOf(`${chain.join('\n')}\n`);

    const last = valueAt(root, 's1999');

    assert.ok(last?.kind === 'map' && last.isOpen);
  });

  for (const [name, text] of [
    ['brackets without end', `a: ${'['.repeat(20_000)}`],
    ['dashes without end', `a:\n  ${'- '.repeat(5000)}x`],
    ['a tab for a blank', 'a:\n\tb: 1\n  c: 2\n'],
    ['an alias without an anchor', 'a: *missing\nb: [\n'],
  ] as const) {
    it(`gives a note for ${name}, and throws nothing`, () => {
      const { notes } = new YamlReader({ templates: false }).read(text);

      assert.equal(notes.length, 1);
      assert.match(notes[0] ?? '', /line \d/);
    });
  }

  it('reads a line of half a million characters', () => {
    assert.equal(textAt(rootOf(`a: ${'x'.repeat(500_000)}\n`), 'a')?.length, 500_000);
  });

  it('gives the same for a document that it kept, also when it has moved', () => {
    const reader = new YamlReader({ templates: false });
    const one = 'a: 1\nb: [x]\n';
    reader.read(`${one}---\nc: 1\n`);

    const moved = reader.read(`z: 0\n---\n${one}---\nc: 1\n`);

    const fresh = new YamlReader({ templates: false }).read(`z: 0\n---\n${one}---\nc: 1\n`);
    assert.deepEqual(moved, fresh);
  });

  describe('with templates', () => {
    it('takes an action for a value that only a run decides', () => {
      const root = rootOf('a: {{ .Values.x | default "y" }}\nb: "{{ .x }}:latest"\nc: 1\n', true);

      assert.equal(valueAt(root, 'a')?.kind, 'unknown');
      assert.equal(valueAt(root, 'b')?.kind, 'unknown');
      assert.equal(textAt(root, 'c'), '1');
    });

    it('knows that an include may bring keys, and where', () => {
      const root = rootOf(
        'a:\n  {{- include "x" . | nindent 2 }}\nb:\n  c: 1\n  {{- toYaml .Values.d | nindent 2 }}\ne:\n  f: 1\n',
        true,
      );

      assert.equal(valueAt(root, 'a')?.kind, 'unknown');
      const b = valueAt(root, 'b');
      const e = valueAt(root, 'e');
      assert.ok(b?.kind === 'map' && e?.kind === 'map');
      assert.deepEqual({ b: b.isOpen, e: e.isOpen }, { b: true, e: false });
    });

    it('reads both ways of a condition', () => {
      const root = rootOf('{{- if .Values.a }}\nx: 1\n{{- else }}\ny: 2\n{{- end }}\n{{/* note */}}\n', true);

      assert.deepEqual([textAt(root, 'x'), textAt(root, 'y')], ['1', '2']);
    });
  });
});
