import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';

async function shown(text: string, ruleId: string): Promise<string[]> {
  const scanner = await sharedScanner();
  const { findings } = scanner.scan('main.tf', 'terraform', text);
  return findings
    .filter((finding) => finding.ruleId === ruleId)
    .map(({ range: { startLine, startColumn, endColumn } }) =>
      (text.split('\n')[startLine] ?? '').slice(startColumn, endColumn),
    );
}

describe('objects of Kubernetes in Terraform', () => {
  it('shows a block of the provider where it stands', async () => {
    const text =
      'resource "kubernetes_pod" "a" {\n  spec {\n    container {\n      security_context {\n        privileged = true\n      }\n    }\n  }\n}\n';

    assert.deepEqual(await shown(text, 'privileged-container'), ['privileged = true']);
  });

  it('shows YAML in a text where it stands', async () => {
    const yaml =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostPID: true\n  containers: []\n';
    const text = `resource "kubectl_manifest" "a" {\n  yaml_body = <<-YAML\n${yaml}YAML\n}\n`;

    assert.deepEqual(await shown(text, 'host-namespace'), ['hostPID: true']);
  });

  it('leaves keys of labels as the user wrote them', async () => {
    const labelled = (label: string) =>
      `resource "kubernetes_deployment" "a" {\n  spec {\n    selector {\n      match_labels = { my_app = "a" }\n    }\n    template {\n      metadata {\n        labels = { ${label} = "a" }\n      }\n    }\n  }\n}\n`;

    assert.deepEqual(await shown(labelled('my_app'), 'selector-mismatch'), []);
  });
});
