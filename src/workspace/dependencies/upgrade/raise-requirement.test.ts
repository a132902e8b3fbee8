import assert from 'node:assert/strict';
import { satisfies as satisfiesPython } from '@renovatebot/pep440';
import fc from 'fast-check';
import semver from 'semver';
import type { Ecosystem, FormatId } from '../model.ts';
import { raiseRequirement } from './raise-requirement.ts';

const npm = { ecosystem: 'npm', format: 'package-lock' } as const;
const python = { ecosystem: 'PyPI', format: 'uv-lock' } as const;

describe('a requirement that is raised', () => {
  for (const [graph, before, version, after] of [
    [npm, '1.2.3', '1.2.6', '1.2.6'],
    [npm, '^1.2.3', '1.2.6', '^1.2.6'],
    [npm, '~1.2', '1.2.6', '~1.2.6'],
    [npm, '>=1.2', '2.0.1', '>=2.0.1'],
    [npm, '1.x', '1.4.0', '^1.4.0'],
    [npm, '>=1.2.0 <2.0.0', '1.9.1', '>=1.9.1 <2.0.0'],
    [npm, '>=1.2.0 <2.0.0', '2.1.0', undefined],
    [npm, '1 || 2', '2.1.0', undefined],
    [npm, 'npm:@scope/ms@^1.0.0', '1.0.4', 'npm:@scope/ms@^1.0.4'],
    [npm, 'github:a/b', '1.0.4', undefined],
    [python, '==2.31.0', '2.32.0', '==2.32.0'],
    [python, '~=2.31', '2.32.4', '~=2.32,>=2.32.4'],
    [python, '~=2.31.0', '2.32.4', '~=2.32.4'],
    [python, '>=2.0, <3', '2.32.4', '>=2.32.4, <3'],
    [python, '>=2.0,<2.32', '2.32.4', undefined],
    [python, '<3', '2.32.4', '>=2.32.4,<3'],
    [python, '', '2.32.4', '>=2.32.4'],
    [python, '^2.31', '2.32.4', '^2.32.4'],
    [{ ecosystem: 'crates.io', format: 'cargo-lock' }, '1.2', '1.3.4', '1.3.4'],
    [{ ecosystem: 'crates.io', format: 'cargo-lock' }, '~1.2.0', '1.3.4', '~1.3.4'],
    [{ ecosystem: 'Go', format: 'go-mod' }, 'v1.2.0', '1.3.4', 'v1.3.4'],
    [{ ecosystem: 'Maven', format: 'pom' }, '2.9.0', '2.9.1', '2.9.1'],
    [{ ecosystem: 'Maven', format: 'pom' }, '[1.0,2.0)', '2.9.1', undefined],
  ] as const satisfies readonly (readonly [
    { ecosystem: Ecosystem; format: FormatId },
    string,
    string,
    string | undefined,
  ])[]) {
    it(`makes ${after ?? 'nothing'} of ${before || 'none'} for ${version} of ${graph.ecosystem}`, () => {
      assert.equal(raiseRequirement(graph, before, version), after);
    });
  }

  const number = fc.integer({ min: 0, max: 30 });
  const version = fc.tuple(number, number, number).map((parts) => parts.join('.'));

  it('takes the version, and no more than before, in whatever form of npm', () => {
    const form = fc.constantFrom('', '^', '~', '>=', '=', '>= ');
    fc.assert(
      fc.property(form, version, version, (operator, a, b) => {
        const [old, fixed] = semver.compare(a, b) < 0 ? [a, b] : [b, a];
        fc.pre(old !== fixed);
        const raised = raiseRequirement(npm, `${operator}${old}`, fixed) ?? '';

        assert.ok(semver.satisfies(fixed, raised), raised);
        assert.ok(!semver.satisfies(old, raised), raised);
      }),
    );
  });

  it('takes the version, and not the old one, in whatever form of Python', () => {
    const form = fc.constantFrom('==', '~=', '>=', '>= ', '===');
    fc.assert(
      fc.property(form, version, version, (operator, a, b) => {
        const [old, fixed] = semver.compare(a, b) < 0 ? [a, b] : [b, a];
        fc.pre(old !== fixed);
        const raised = raiseRequirement(python, `${operator}${old}`, fixed) ?? '';

        assert.ok(satisfiesPython(fixed, raised), raised);
        assert.ok(!satisfiesPython(old, raised), raised);
      }),
    );
  });
});
