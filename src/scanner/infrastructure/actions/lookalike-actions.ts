/** Names of actions that differ from a well-known one by a letter or two. */
import damerauLevenshtein from 'damerau-levenshtein';
import type { Answer } from '../condition.ts';
import { type ConfigFile, type ConfigResource, textAt } from '../tree.ts';

/** Actions that many workflows use, by owner. */
const wellKnown: Readonly<Record<string, readonly string[]>> = {
  actions: [
    'checkout',
    'cache',
    'setup-node',
    'setup-python',
    'setup-java',
    'setup-go',
    'setup-dotnet',
    'upload-artifact',
    'download-artifact',
    'github-script',
    'labeler',
    'stale',
    'deploy-pages',
    'configure-pages',
    'upload-pages-artifact',
    'first-interaction',
    'dependency-review-action',
    'create-github-app-token',
    'attest-build-provenance',
    'add-to-project',
  ],
  docker: [
    'build-push-action',
    'login-action',
    'setup-buildx-action',
    'setup-qemu-action',
    'metadata-action',
    'bake-action',
    'scout-action',
  ],
  github: ['codeql-action', 'super-linter', 'issue-labeler'],
  'aws-actions': ['configure-aws-credentials', 'amazon-ecr-login', 'amazon-ecs-deploy-task-definition'],
  'google-github-actions': ['auth', 'setup-gcloud', 'deploy-cloudrun', 'get-gke-credentials'],
  azure: ['login', 'webapps-deploy', 'setup-helm', 'setup-kubectl', 'k8s-deploy', 'docker-login'],
  hashicorp: ['setup-terraform', 'vault-action', 'setup-packer'],
  codecov: ['codecov-action'],
  softprops: ['action-gh-release'],
  'peter-evans': ['create-pull-request', 'create-or-update-comment', 'find-comment', 'repository-dispatch'],
  peaceiris: ['actions-gh-pages', 'actions-hugo'],
  dorny: ['paths-filter', 'test-reporter'],
  'tj-actions': ['changed-files', 'branch-names', 'verify-changed-files'],
  'astral-sh': ['setup-uv', 'ruff-action'],
  pnpm: ['action-setup'],
  ruby: ['setup-ruby'],
  pypa: ['gh-action-pypi-publish', 'cibuildwheel'],
  goreleaser: ['goreleaser-action'],
  golangci: ['golangci-lint-action'],
  ossf: ['scorecard-action'],
  'step-security': ['harden-runner'],
  sigstore: ['cosign-installer', 'gh-action-sigstore-python'],
  anchore: ['scan-action', 'sbom-action'],
  aquasecurity: ['trivy-action', 'setup-trivy'],
  dependabot: ['fetch-metadata'],
  dtolnay: ['rust-toolchain'],
  Swatinem: ['rust-cache'],
  'taiki-e': ['install-action'],
  shivammathur: ['setup-php'],
  subosito: ['flutter-action'],
  gradle: ['actions', 'gradle-build-action', 'wrapper-validation-action'],
  'oven-sh': ['setup-bun'],
  denoland: ['setup-deno'],
  JamesIves: ['github-pages-deploy-action'],
  stefanzweifel: ['git-auto-commit-action'],
  EndBug: ['add-and-commit'],
  'ad-m': ['github-push-action'],
  slackapi: ['slack-github-action'],
  SonarSource: ['sonarcloud-github-action', 'sonarqube-scan-action'],
  snyk: ['actions'],
  'cypress-io': ['github-action'],
  'release-drafter': ['release-drafter'],
  semgrep: ['semgrep-action'],
};

const names = Object.entries(wellKnown).flatMap(([owner, list]) =>
  list.map((name) => `${owner}/${name}`.toLowerCase()),
);
const known = new Set(names);
const owners = new Set(Object.keys(wellKnown).map((owner) => owner.toLowerCase()));

/** How many letters are to be added, taken out, changed or swapped; one of another length by more than two is too far. */
function editDistance(left: string, right: string): number {
  return Math.abs(left.length - right.length) > 2 ? 3 : damerauLevenshtein(left, right).steps;
}

/** The well-known action that a name is taken for; undefined when it is one itself, or is like none. */
export function lookalikeOf(action: string): string | undefined {
  const [owner = '', repository = ''] = action.toLowerCase().split('/');
  const name = `${owner}/${repository}`;
  if (known.has(name)) return undefined;
  return names.find((each) => {
    const [knownOwner = '', knownRepository = ''] = each.split('/');
    // Siblings of one owner have names alike: only a longer one that differs by a letter is a slip.
    if (knownOwner === owner)
      return knownRepository.length >= 7 && editDistance(knownRepository, repository) === 1;
    if (owners.has(owner) || knownOwner.length < 4) return false;
    return (
      editDistance(knownOwner, owner) <= (knownOwner.length < 6 ? 1 : 2) && repository === knownRepository
    );
  });
}

/** Whether a step uses an action whose name is taken for a well-known one. */
export function isLookalike({ root }: ConfigResource, _file: ConfigFile): Answer {
  return { truth: lookalikeOf(textAt(root, 'action') ?? '') !== undefined };
}
