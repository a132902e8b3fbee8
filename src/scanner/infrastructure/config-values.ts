/** Tests of one value, in three answers: true, false, or undefined where only a run could tell. */

import type { ConfigTest, Constant } from './rule-form.ts';
import type { ConfigNode, ScalarNode } from './tree.ts';
import { compareVersions } from './versions.ts';

/** True, false, or undefined when only a run decides. */
export type Truth = boolean | undefined;

/** A test of a value that is there. */
export type ValueTest = (node: ConfigNode) => Truth;

/** Whether a value is written as null, or left empty; of one that is not known, no. */
export function isNull(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function scalarTest(test: (scalar: ScalarNode) => boolean): ValueTest {
  return (node) => {
    if (node.kind === 'unknown') return undefined;
    return node.kind === 'scalar' && node.value !== null && test(node);
  };
}

function numberTest(test: (value: number) => boolean): ValueTest {
  return scalarTest(({ value, text }) => {
    const number = typeof value === 'number' ? value : Number(text === '' ? Number.NaN : text);
    return !Number.isNaN(number) && test(number);
  });
}

function equals(wanted: Constant | readonly Constant[]): ValueTest {
  const texts = new Set(
    (Array.isArray(wanted) ? wanted : [wanted]).map((each) => String(each).toLowerCase()),
  );
  return scalarTest(
    ({ value, text }) => texts.has(text.toLowerCase()) || texts.has(String(value).toLowerCase()),
  );
}

function isEmpty(node: ConfigNode): Truth {
  if (node.kind === 'unknown') return undefined;
  if (node.kind === 'scalar') return node.text === '';
  const size = node.kind === 'list' ? node.items.length : node.entries.size;
  if (size > 0) return false;
  return node.isOpen ? undefined : true;
}

function sourceTest(source: string): ValueTest {
  const regex = new RegExp(source, 'i');
  return (node) => (node.kind === 'unknown' || node.kind === 'scalar' ? regex.test(node.text) : false);
}

/** The tests of a value in a condition, apart from `present`, `absent` and `where`. */
export function valueTests(test: ConfigTest): readonly ValueTest[] {
  const tests: ValueTest[] = [];
  if (test.is !== undefined) tests.push(equals(test.is));
  if (test.matches !== undefined) {
    const regex = new RegExp(test.matches, 'i');
    tests.push(scalarTest(({ text }) => regex.test(text)));
  }
  const { above, below, olderThan } = test;
  if (above !== undefined) tests.push(numberTest((value) => value > above));
  if (below !== undefined) tests.push(numberTest((value) => value < below));
  if (olderThan !== undefined)
    tests.push(scalarTest(({ text }) => (compareVersions(text, olderThan) ?? 0) < 0));
  if (test.empty !== undefined) tests.push(isEmpty);
  if (test.unknown !== undefined) tests.push((node) => node.kind === 'unknown');
  if (test.source !== undefined) tests.push(sourceTest(test.source));
  return tests;
}
