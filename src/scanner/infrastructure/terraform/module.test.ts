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
});
