import assert from 'node:assert/strict';
import { ConditionCompiler } from './conditions.ts';
import type { Truth } from './config-values.ts';
import type { ConfigCondition } from './rule-form.ts';
import type { ConfigFile, ConfigResource } from './tree.ts';
import { YamlReader } from './yaml/read-yaml.ts';

/** Resources of one type each from YAML documents. */
function fileOf(text: string): ConfigFile {
  const { documents } = new YamlReader({ templates: true }).read(text);
  const resources = documents.map(
    ({ root, base }, at): ConfigResource => ({
      types: [`t${at}`, 'any'],
      name: `r.${at}`,
      root,
      base,
      from: 0,
      to: 0,
    }),
  );
  return { format: 'kubernetes', path: 'deploy/a.yaml', text, resources };
}

function answer(condition: ConfigCondition, text: string): Truth {
  const file = fileOf(text);
  const [resource] = file.resources;
  assert.ok(resource);
  const compiled = new ConditionCompiler({}).one(condition);
  return compiled({ here: { state: 'found', node: resource.root }, resource, file }).truth;
}

describe('conditions', () => {
  it('walks keys, items, values and keys that fit', () => {
    const text = 'a:\n  - b: 1\n  - b: 2\nm: {x1: p, y: q}\n"k.l": 3\n';
    assert.equal(answer({ path: 'a[*].b', is: 2 }, text), true);
    assert.equal(answer({ path: 'a[0].b', is: 2 }, text), false);
    assert.equal(answer({ path: 'a.b', is: 2 }, text), true);
    assert.equal(answer({ path: 'm{*}', is: 'q' }, text), true);
    assert.equal(answer({ path: 'm{~^x}', is: 'q' }, text), false);
    assert.equal(answer({ path: '"k.l"', above: 2 }, text), true);
  });

  it('compares without regard to case and quotes', () => {
    assert.equal(answer({ path: 'a', is: true }, 'a: "True"\n'), true);
    assert.equal(answer({ path: 'a', is: ['ALL', 'ANY'] }, 'a: all\n'), true);
    assert.equal(answer({ path: 'a', is: 0 }, 'a: "0"\n'), true);
  });

  it('takes null for absent, and the default where nothing stands', () => {
    assert.equal(answer({ path: 'a', absent: true }, 'a:\nb: 1\n'), true);
    assert.equal(answer({ path: 'a', present: true }, 'a: 0\n'), true);
    assert.equal(answer({ path: 'x.y', default: false, is: false }, 'a: 1\n'), true);
    assert.equal(answer({ path: 'x.y', is: false }, 'a: 1\n'), false);
  });

  it('takes the first path at which something stands', () => {
    assert.equal(answer({ path: ['a', 'b'], is: 2 }, 'b: 2\n'), true);
    assert.equal(answer({ path: ['a', 'b'], is: 2 }, 'a: 1\nb: 2\n'), false);
  });

  it('neither affirms nor denies what only a run decides', () => {
    const text = 'a: {{ .x }}\nb: 1\n';
    assert.equal(answer({ path: 'a', is: 1 }, text), undefined);
    assert.equal(answer({ not: { path: 'a', is: 1 } }, text), undefined);
    assert.equal(answer({ path: 'a.c', absent: true }, text), undefined);
    assert.equal(answer({ path: 'a', unknown: true }, text), true);
    assert.equal(
      answer(
        {
          any: [
            { path: 'a', is: 1 },
            { path: 'b', is: 1 },
          ],
        },
        text,
      ),
      true,
    );
    assert.equal(
      answer(
        {
          all: [
            { path: 'a', is: 1 },
            { path: 'b', is: 2 },
          ],
        },
        text,
      ),
      false,
    );
  });

  it('does not know a key to be absent where more may join', () => {
    assert.equal(
      answer({ path: 'a.c', absent: true }, 'a:\n  b: 1\n  {{- include "x" . | nindent 2 }}\n'),
      undefined,
    );
  });

  it('asks for each or for one', () => {
    assert.equal(answer({ path: 'a[*]', every: true, is: 1 }, 'a: [1, 1]\n'), true);
    assert.equal(answer({ path: 'a[*]', every: true, is: 1 }, 'a: [1, 2]\n'), false);
    assert.equal(answer({ path: 'a[*]', is: 1 }, 'a: [1, 2]\n'), true);
    assert.equal(answer({ path: 'a[*]', every: true, is: 1 }, 'a: []\n'), false);
  });

  it('compares numbers and versions', () => {
    assert.equal(answer({ path: 'a', above: 1, below: 3 }, 'a: "2"\n'), true);
    assert.equal(answer({ path: 'a', olderThan: '1.10' }, 'a: v1.9.3\n'), true);
    assert.equal(answer({ path: 'a', olderThan: '1.2' }, 'a: "1.2.9"\n'), false);
    assert.equal(answer({ path: 'a', empty: true }, 'a: []\n'), true);
  });

  it('holds nested conditions for one and the same item', () => {
    const where = [
      { path: 'x', is: 1 },
      { path: 'y', is: 1 },
    ];
    assert.equal(answer({ path: 'a[*]', where }, 'a: [{x: 1, y: 2}, {x: 2, y: 1}]\n'), false);
    assert.equal(answer({ path: 'a[*]', where }, 'a: [{x: 1, y: 1}]\n'), true);
  });

  it('asks other resources of the file', () => {
    const text = 'sel: {app: web}\nns: a\n---\nlabels: {app: web, tier: x}\nns: a\nref: r.0.id\n';
    const link = (by: 'labels' | 'equal' | 'reference', own: string | undefined, other: string) => [
      { ...(own === undefined ? {} : { own }), other, by },
    ];
    assert.equal(answer({ some: { types: ['t1'], link: link('labels', 'sel', 'labels') } }, text), true);
    assert.equal(answer({ some: { types: ['t1'], link: link('equal', 'ns', 'ns') } }, text), true);
    assert.equal(answer({ some: { types: ['t1'], link: link('reference', undefined, 'ref') } }, text), true);
    assert.equal(answer({ none: { types: ['t1'] } }, text), false);
    assert.equal(answer({ none: { types: ['t7'] } }, text), true);
    assert.equal(answer({ some: { types: ['t1'], where: [{ path: 'ns', is: 'b' }] } }, text), false);
  });

  it('asks for the path of the file', () => {
    assert.equal(answer({ file: '^deploy/' }, 'a: 1\n'), true);
  });
});
