/** Files that decide what runs on a machine: a change of theirs is asked about, whatever is allowed otherwise. */

const reasons: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\.git(?:[^/]*$|\/)|(?:^|\/)\.github\/|(?:^|\/)\.gitlab\//i, 'settings of Git or its host'],
  [
    /(?:^|\/)\.vscode\/|(?:^|\/)\.idea\/|\.code-workspace$|(?:^|\/)\.devcontainer(?:\/|\.json$)/i,
    'settings of the editor',
  ],
  [
    /(?:^|\/)\.vireo(?:\/|\.ya?ml$)|(?:^|\/)\.(?:claude|cursor|codex)\/|(?:^|\/)(?:agents|claude)\.md$/i,
    'settings of agents',
  ],
  [
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|go\.sum|packages\.lock\.json|gradle\.lockfile|Package\.resolved|uv\.lock|[\w.-]+\.lock)$/i,
    'a lock file',
  ],
  [
    /(?:^|\/)\.(?:circleci|buildkite|woodpecker|drone)[/.]|(?:^|\/)(?:jenkinsfile|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|\.travis\.yml|appveyor\.yml|cloudbuild\.ya?ml|\.gitlab-ci\.yml|action\.ya?ml)$/i,
    'continuous integration',
  ],
  [/(?:^|\/)\.husky\/|(?:^|\/)(?:lefthook\.ya?ml|\.pre-commit-config\.ya?ml)$/i, 'hooks of Git'],
  [
    /(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?|pypirc|envrc|env(?:\.[\w-]+)?|netrc)$|(?:^|\/)pip\.conf$/i,
    'settings of tools, or secrets',
  ],
];

/** Why a change of the file must be asked about; undefined for a file like any other. */
export function alwaysAskReason(path: string): string | undefined {
  const plain = path.normalize('NFKC');
  return reasons.find(([pattern]) => pattern.test(plain))?.[1];
}
