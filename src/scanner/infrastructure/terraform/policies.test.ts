import assert from 'node:assert/strict';
import { plain, readHcl } from './reading.test.ts';

function statements(text: string, beside?: Readonly<Record<string, string>>): [string, unknown][] {
  return readHcl(text, beside)
    .resources.filter(({ types }) => types.includes('policy-statement'))
    .map(({ types, root }) => [types[1] ?? '', plain(root)]);
}

const document = `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["shop"]
    }
  }
}`;
const role = `
resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}`;
const trusted = {
  Effect: 'Allow',
  Action: ['sts:AssumeRole'],
  Principal: { AWS: ['*'] },
  Condition: { 'StringEquals 0': { 'sts:ExternalId': ['shop'] } },
};

describe('policyStatements', () => {
  it('reads a heredoc, jsonencode and a document into one form', () => {
    const wanted = { Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] };
    const json = `resource "aws_iam_policy" "p" {
  policy = <<EOF
{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }
EOF
}`;
    const encoded = `resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = { Effect = "Allow", Action = ["s3:*"], Resource = "*" } })
}`;
    const referred = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.d.json }`;

    for (const text of [json, encoded, referred])
      assert.deepEqual(statements(text), [['policy-statement:identity', wanted]]);
  });

  it('judges a document by what uses it', () => {
    assert.deepEqual(statements(document + role), [['policy-statement:trust', trusted]]);
    assert.deepEqual(statements(document), [['policy-statement:unattached', trusted]]);
  });

  it('shows a document in its own file, be it used in another', () => {
    assert.deepEqual(statements(document, { 'role.tf': role }), [['policy-statement:trust', trusted]]);
    assert.deepEqual(statements(role, { 'policy.tf': document }), []);
  });

  it('knows the place of each value in a heredoc, and what only a run decides', () => {
    const text = `resource "aws_sqs_queue_policy" "p" {
  policy = <<EOF
{ "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage",
    "Resource": "\${aws_sqs_queue.q.arn}" }] }
EOF
}`;

    const [found] = readHcl(text).resources.filter(({ types }) => types.includes('policy-statement'));

    assert.ok(found?.root.kind === 'map');
    const action = found.root.entries.get('Action')?.value;
    assert.equal(text.slice(action?.from, action?.to), '"sqs:SendMessage"');
    const resource = found.root.entries.get('Resource')?.value;
    assert.ok(resource?.kind === 'list');
    assert.equal(resource.items[0]?.kind, 'unknown');
  });

  for (const text of ['{', '{"Statement": [', '[1, 2', '{"a": }', 'no json', `${'['.repeat(5000)}`])
    it(`finds nothing in ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.deepEqual(
        statements(`resource "aws_iam_policy" "p" {\n  policy = <<EOF\n${text}\nEOF\n}\n`),
        [],
      );
    });
});
