import assert from 'node:assert/strict';
import { evaluated } from './reading.test.ts';

const module = `
variable "size" { default = 20 }
variable "name" {}
variable "off" { default = false }
locals {
  stage = "live"
  tags  = { team = "shop", stage = local.stage }
  loop  = local.loop
  ports = [22, 443]
}`;

describe('Evaluator', () => {
  const known: readonly [string, unknown][] = [
    ['"a\\n\\u0041$${x}"', 'a\nA${x}'],
    ['var.size', 20],
    ['var.size + 2 > 21 && !var.off', true],
    ['-var.size', -20],
    ['"orders-${local.stage}"', 'orders-live'],
    ['"${var.off}"', false],
    ['local.tags.team', 'shop'],
    ['local.tags["stage"]', 'live'],
    ['local.ports[1]', 443],
    ['(local.ports)[0]', 22],
    ['{ "a" = 1, b : [true, null] }', { a: 1, b: [true, null] }],
    ['var.off ? "a" : "b"', 'b'],
    ['var.name != "" ? 7 : 7', 7],
    ['false && var.name', false],
    ['[for port in local.ports : port]', [22, 443]],
    ['concat(["a"], tolist(["b"]))', ['a', 'b']],
    ['merge(local.tags, { stage = "test" })', { team: 'shop', stage: 'test' }],
    ['jsonencode({ Effect = "Allow" })', { Effect: 'Allow' }],
    ['lower(join("-", ["A", "B"]))', 'a-b'],
    ['lookup(local.tags, "cost", "none")', 'none'],
    ['coalesce(null, "", "c")', 'c'],
    ['tonumber("7")', 7],
    ['tobool("true")', true],
    ['<<EOT\nline ${local.stage}\nEOT\n', 'line live\n'],
  ];
  for (const [expression, value] of known)
    it(`knows ${expression}`, () => {
      assert.deepEqual(evaluated(expression, module), value);
    });

  const unknown: readonly [string, unknown][] = [
    ['var.name', '?var.name'],
    ['local.loop', '?local.loop'],
    ['var.name == "a" ? 1 : 2', '?var.name == "a" ? 1 : 2'],
    ['aws_kms_key.main[0].arn', '?aws_kms_key.main[0].arn'],
    ['"${aws_s3_bucket.a.arn}/*"', '?"${aws_s3_bucket.a.arn}/*"'],
    ['concat(["a"], var.name)', ['a', '…']],
    ['merge({ a = 1 }, var.name, { b = 2 })', { b: 2, '…': true }],
    ['{ (var.name) = 1, a = 2 }', { a: 2, '…': true }],
    ['file("policy.json")', '?file("policy.json")'],
    ['[for port in local.ports : port if port > 80]', '?[for port in local.ports : port if port > 80]'],
    ['join(",", var.name)', '?join(",", var.name)'],
  ];
  for (const [expression, value] of unknown)
    it(`leaves open what only a run decides in ${expression}`, () => {
      assert.deepEqual(evaluated(expression, module), value);
    });

  it('gives up on expressions nested without end, and does not fail', () => {
    const deep = `${'['.repeat(4000)}1${']'.repeat(4000)}`;

    const value = evaluated(deep, '');

    assert.ok(Array.isArray(value));
  });
});
