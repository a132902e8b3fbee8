import assert from 'node:assert/strict';
import { scannerWith } from '../../testing.test.ts';

/** Findings of a rule in main.tf of a module, as lines from one. */
async function lines(
  ruleId: string,
  main: string,
  beside: Readonly<Record<string, string>>,
): Promise<number[]> {
  const others = Object.entries(beside).map(([path, text]) => ({ path, text }));
  const scanner = await scannerWith({
    ruleIds: [ruleId],
    summaries: { resolve: () => undefined, beside: () => others },
  });
  const { findings } = scanner.scan('main.tf', 'terraform', main);
  return findings.map(({ range }) => range.startLine + 1);
}

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';
const block = `resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
`;

describe('a module of Terraform', () => {
  it('has in one file what another one asks for', async () => {
    assert.deepEqual(await lines('public-access-block-off', bucket, {}), [1]);
    assert.deepEqual(await lines('public-access-block-off', bucket, { 'access.tf': block }), []);
  });

  it('is told from the block of another bucket with a name that begins alike', async () => {
    const other = block.replaceAll('logs', 'logs_archive');

    assert.deepEqual(await lines('public-access-block-off', bucket, { 'access.tf': other }), [1]);
  });

  it('reports the default of a variable in another file where it is used', async () => {
    const volume = 'resource "aws_ebs_volume" "data" {\n  size      = 10\n  encrypted = var.encrypted\n}\n';
    const variable = (value: string) => ({ 'variables.tf': `variable "encrypted" { default = ${value} }\n` });

    assert.deepEqual(await lines('storage-not-encrypted', volume, variable('false')), [3]);
    assert.deepEqual(await lines('storage-not-encrypted', volume, variable('true')), []);
    assert.deepEqual(await lines('storage-not-encrypted', volume, variable('null')), []);
  });

  it('judges a policy by the role of another file that takes it', async () => {
    const trust =
      'data "aws_iam_policy_document" "trust" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n';
    const role =
      'resource "aws_iam_role" "app" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\n';

    assert.deepEqual(await lines('role-trust-too-wide', trust, {}), []);
    assert.deepEqual(await lines('role-trust-too-wide', trust, { 'role.tf': role }), [6]);
  });

  const asked =
    'variable "encrypted" {}\nresource "aws_ebs_volume" "data" {\n  encrypted = var.encrypted\n}\n';

  it('takes a variable from the values that Terraform reads by itself, and those before its default', async () => {
    const withDefault = asked.replace('{}', '{ default = true }');
    const off = { 'live.auto.tfvars': 'encrypted = false\n' };

    assert.deepEqual(await lines('storage-not-encrypted', asked, {}), []);
    assert.deepEqual(await lines('storage-not-encrypted', asked, off), [3]);
    assert.deepEqual(await lines('storage-not-encrypted', withDefault, off), [3]);
    assert.deepEqual(
      await lines('storage-not-encrypted', asked, { 'terraform.tfvars.json': '{ "encrypted": false }' }),
      [3],
    );
  });

  it('knows a variable from named values only where all of them agree', async () => {
    const test = { 'test.tfvars': 'encrypted = false\n' };
    const live = { 'live.tfvars': 'encrypted = true\n' };

    assert.deepEqual(await lines('storage-not-encrypted', asked, test), [3]);
    assert.deepEqual(await lines('storage-not-encrypted', asked, { ...test, ...live }), []);
    assert.deepEqual(
      await lines('storage-not-encrypted', asked, { 'example.tfvars': 'encrypted = false\n' }),
      [],
    );
  });

  it('reads named values in a folder that is called after templates', async () => {
    const test = { 'templates/test.tfvars': 'encrypted = false\n' };

    assert.deepEqual(await lines('storage-not-encrypted', asked, test), [3]);
  });

  it('has resources of JSON beside those of HCL', async () => {
    const json =
      '{ "resource": { "aws_s3_bucket_public_access_block": { "logs": { "bucket": "${aws_s3_bucket.logs.id}", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true } } } }';

    assert.deepEqual(await lines('public-access-block-off', bucket, { 'access.tf.json': json }), []);
  });
});

describe('a call of a local module', () => {
  /** Findings in live/main.tf, with the modules in folders beside it. */
  async function found(ruleId: string, main: string, modules: Readonly<Record<string, string>>) {
    const scanner = await scannerWith({
      ruleIds: [ruleId],
      summaries: {
        resolve: () => undefined,
        beside: (from) =>
          Object.entries(modules)
            .filter(([path]) => path.slice(0, path.lastIndexOf('/')) === from.slice(0, from.lastIndexOf('/')))
            .map(([path, text]) => ({ path, text })),
      },
    });
    return scanner.scan('live/main.tf', 'terraform', main).findings;
  }
  const disk = `variable "encrypted" {}
resource "aws_ebs_volume" "data" { encrypted = var.encrypted }
resource "aws_ebs_volume" "cache" { encrypted = false }
`;
  const call = (encrypted: string) =>
    `module "disk" {\n  source    = "./disk"\n  encrypted = ${encrypted}\n}\n`;

  it('is told what the module makes of an argument, at the argument', async () => {
    const modules = { 'live/./disk/main.tf': disk };

    const [finding, ...others] = await found('storage-not-encrypted', call('false'), modules);

    assert.deepEqual(others, []);
    assert.equal(finding?.range.startLine, 2);
    assert.match(finding.message, /^`module\.disk`: `aws_ebs_volume\.data` /);
    assert.deepEqual(await found('storage-not-encrypted', call('true'), modules), []);
    assert.deepEqual(await found('storage-not-encrypted', call('local.unknown'), modules), []);
  });

  it('hands arguments on to the modules that the module calls', async () => {
    const modules = {
      'live/./disk/main.tf':
        'variable "encrypted" {}\nmodule "inner" {\n  source    = "../inner"\n  encrypted = var.encrypted\n}\n',
      'live/./disk/../inner/main.tf': disk,
    };

    const findings = await found('storage-not-encrypted', call('false'), modules);

    assert.deepEqual(
      findings.map(({ range }) => range.startLine),
      [2],
    );
  });
});
