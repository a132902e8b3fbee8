import assert from 'node:assert/strict';
import { firstOf, plain, readHcl, readTerraformJson } from './reading.test.ts';

function named(text: string, beside?: Readonly<Record<string, string>>): string[] {
  return readHcl(text, beside).resources.map(({ types, name }) => `${types[0]} ${name}`);
}

describe('createTerraformReader', () => {
  it('reads the form of JSON, with its expressions in strings', () => {
    const read = readTerraformJson(`{
  "variable": { "size": { "default": 20 } },
  "locals": { "open": "0.0.0.0/0" },
  "provider": { "aws": [{ "region": "eu-central-1" }] },
  "resource": [{ "x": { "y": {
    "size": "\${var.size}",
    "rule": [{ "from": "\${local.open}" }],
    "two": [{ "k": 1 }, { "k": 2 }],
    "dynamic": { "maybe": { "for_each": "\${var.all}", "content": {} } },
    "lifecycle": { "prevent_destroy": true }
  }, "gone": { "count": 0 } } }]
}`);

    assert.deepEqual(
      read.resources.map(({ name }) => name),
      ['variable.size', 'locals', 'provider.aws', 'x.y'],
    );
    assert.deepEqual(plain(firstOf(read, 'x').root), {
      size: 20,
      rule: { from: '0.0.0.0/0' },
      two: [{ k: 1 }, { k: 2 }],
      maybe: '?{ "for_each": "${var.all}", "content": {} }',
    });
  });

  it('notes JSON that does not parse', () => {
    assert.equal(readTerraformJson('{ "resource": {').notes.length, 1);
  });

  it('names each block by its type and labels', () => {
    const text = `
provider "aws" { region = "eu-central-1" }
data "aws_ami" "base" {}
resource "aws_instance" "web" {}
module "network" { source = "./network" }
variable "db_password" {}
output "ip" { value = 1 }`;

    assert.deepEqual(named(text), [
      'provider.aws provider.aws',
      'data.aws_ami data.aws_ami.base',
      'aws_instance aws_instance.web',
      'module module.network',
      'variable variable.db_password',
      'output output.ip',
    ]);
  });

  it('gives one nested block as a map and several as a list', () => {
    const read = readHcl('resource "x" "y" {\n  a { k = 1 }\n  b { k = 2 }\n  b { k = 3 }\n}\n');

    assert.deepEqual(plain(firstOf(read, 'x').root), { a: { k: 1 }, b: [{ k: 2 }, { k: 3 }] });
  });

  it('writes dynamic blocks out, once for each known element', () => {
    const read = readHcl(`
locals { open = { ssh = 22, web = 443 } }
resource "x" "y" {
  dynamic "rule" {
    for_each = local.open
    iterator = each_rule
    content {
      name = each_rule.key
      port = each_rule.value
    }
  }
  dynamic "other" {
    for_each = var.others
    content {
      port      = other.value.port
      encrypted = false
    }
  }
  dynamic "perhaps" {
    for_each = var.others
    content { port = perhaps.value.port }
  }
  dynamic "none" {
    for_each = []
    content { port = 1 }
  }
}`);

    assert.deepEqual(plain(firstOf(read, 'x').root), {
      rule: [
        { name: 'ssh', port: 22 },
        { name: 'web', port: 443 },
      ],
      other: { port: '?var.others', encrypted: false },
      perhaps:
        '?dynamic "perhaps" {\n    for_each = var.others\n    content { port = perhaps.value.port }\n  }',
    });
  });

  it('leaves out what is made zero times, and says what each.value may refer to', () => {
    const read = readHcl(`
resource "x" "none" {
  count = 0
}
resource "x" "all" {
  for_each = aws_s3_bucket.all
  bucket   = each.value.id
}`);

    const [only, ...more] = read.resources;
    assert.deepEqual(more, []);
    assert.ok(only);
    assert.deepEqual(plain(only.root), { for_each: '?aws_s3_bucket.all', bucket: '?aws_s3_bucket.all' });
  });

  it('reads the other blocks of a text with a syntax error, and says so', () => {
    const read = readHcl('resource "a" "b" {\n  x = \n}\n\nresource "c" "d" {\n  y = 1\n}\n');

    assert.deepEqual(
      read.resources.map(({ name }) => name),
      ['c.d'],
    );
    assert.equal(read.notes.length, 1);
  });

  it('gives places in the file when a block is read by itself', () => {
    const text = 'resource "a" "b" {\n  x = \n}\n\nresource "c" "d" {\n  y = 1\n}\n';

    const { from, to } = firstOf(readHcl(text), 'c');

    assert.equal(text.slice(from, to), 'resource "c" "d"');
  });

  it('takes variables and locals from the files beside it, and reports at the use', () => {
    const text = 'resource "x" "y" {\n  encrypted = var.encrypted\n}\n';
    const beside = { 'variables.tf': '# settings\nvariable "encrypted" { default = false }\n' };

    const { root } = firstOf(readHcl(text, beside), 'x');

    assert.deepEqual(plain(root), { encrypted: false });
    assert.ok(root.kind === 'map');
    const entry = root.entries.get('encrypted');
    assert.equal(text.slice(entry?.value.from, entry?.value.to), 'var.encrypted');
  });

  it('gives resources of other files as neighbours alone', () => {
    const read = readHcl('resource "a" "b" {}\n', { 'other.tf': 'resource "c" "d" {}\n' });

    assert.deepEqual(
      read.resources.map(({ name }) => name),
      ['a.b'],
    );
    assert.deepEqual(
      read.neighbours?.map(({ name }) => name),
      ['c.d'],
    );
  });

  it('keeps files apart that declare the same thing: they are no module', () => {
    const text = 'variable "open" {}\nresource "a" "b" { x = var.open }\n';
    const beside = { 'other.tf': 'variable "open" { default = true }\nresource "c" "d" {}\n' };

    const read = readHcl(text, beside);

    assert.deepEqual(read.neighbours, []);
    assert.deepEqual(plain(firstOf(read, 'a').root), { x: '?var.open' });
  });

  it('reads a JSON text where a container definition stands', () => {
    const read = readHcl(
      'resource "aws_ecs_task_definition" "w" {\n  container_definitions = <<EOF\n[{ "name": "web", "privileged": true, "image": "${var.image}" }]\nEOF\n}\n',
    );

    const { container_definitions: found } = plain(firstOf(read, 'aws_ecs_task_definition').root) as {
      container_definitions: { privileged: boolean }[];
    };
    assert.equal(found[0]?.privileged, true);
  });

  for (const [what, text] of [
    ['an empty file', ''],
    ['carriage returns', 'resource "a" "b" {\r\n  x = <<EOF\r\n  y\r\n  EOF\r\n}\r\n'],
    ['a byte order mark', '\uFEFFresource "a" "b" {}\n'],
    ['brackets without end', `resource "a" "b" {\n x = ${'['.repeat(20_000)}\n}\n`],
    ['blocks without end', `${'a {\n'.repeat(5000)}`],
    ['no text of a person', '\0\u0001\uD800"${%{<<'],
  ] as const)
    it(`does not fail on ${what}`, () => {
      assert.doesNotThrow(() => readHcl(text));
    });
});
