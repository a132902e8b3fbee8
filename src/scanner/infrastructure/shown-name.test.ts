import assert from 'node:assert/strict';
import type { Language } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

async function messages(path: string, language: Language, ruleId: string, text: string): Promise<string[]> {
  const scanner = await sharedScanner();
  return scanner
    .scan(path, language, text)
    .findings.filter((finding) => finding.ruleId === ruleId)
    .map(({ message }) => message);
}

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - ${container}\n      securityContext:\n        privileged: true\n`;

const group = (description: string) =>
  `resource "aws_security_group" "a" {\n${description}  ingress {\n    from_port   = 22\n    to_port     = 22\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n`;

describe('a message about infrastructure', () => {
  it('names an instruction by its keyword', async () => {
    const [message] = await messages('Dockerfile', 'dockerfile', 'ssh-port', 'FROM a:1\nEXPOSE 22\n');

    assert.match(message ?? '', /^`EXPOSE` opens port 22/);
  });

  it('names a container and what it stands in', async () => {
    const [named] = await messages('a.yaml', 'yaml', 'privileged-container', pod('name: web'));
    const [nameless] = await messages('a.yaml', 'yaml', 'privileged-container', pod('image: web:1'));

    assert.match(named ?? '', /^Container `web` of `Pod\/shop` runs privileged/);
    assert.match(nameless ?? '', /^A container of `Pod\/shop` runs privileged/);
  });

  it('speaks of the workflow and its jobs', async () => {
    const workflow = (rights: string) =>
      `on: push\n${rights}jobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n`;

    const [missing] = await messages(
      '.github/workflows/a.yml',
      'yaml',
      'workflow-permissions-missing',
      workflow(''),
    );
    const [all] = await messages(
      '.github/workflows/a.yml',
      'yaml',
      'workflow-write-all',
      workflow('permissions: write-all\n'),
    );

    assert.match(missing ?? '', /^This workflow doesn't set permissions/);
    assert.match(all ?? '', /^This workflow gives/);
  });

  it('names the firewall of a rule, and the policy of a statement', async () => {
    const [ingress] = await messages('a.tf', 'terraform', 'unrestricted-ingress', group(''));
    const policy = (sid: string) =>
      `resource "aws_iam_policy" "app" {\n  policy = jsonencode({ Statement = [{ ${sid}Effect = "Allow", Action = "*", Resource = "*" }] })\n}\n`;
    const [bare] = await messages('a.tf', 'terraform', 'iam-admin-policy', policy(''));
    const [named] = await messages('a.tf', 'terraform', 'iam-admin-policy', policy('Sid = "All", '));

    assert.match(ingress ?? '', /^`aws_security_group.a` lets/);
    assert.match(bare ?? '', /^`aws_iam_policy.app` allows/);
    assert.match(named ?? '', /^Statement `All` of `aws_iam_policy.app` allows/);
  });

  it('tells once that a firewall explains nothing, and then which of its rules does not', async () => {
    const silent = await messages('a.tf', 'terraform', 'missing-firewall-description', group(''));
    const rule = await messages(
      'a.tf',
      'terraform',
      'missing-firewall-description',
      group('  description = "Shop"\n'),
    );

    assert.deepEqual(silent, ['`aws_security_group.a` does not say what it is for.']);
    assert.deepEqual(rule, ['A rule of `aws_security_group.a` does not say what it is for.']);
  });
});
