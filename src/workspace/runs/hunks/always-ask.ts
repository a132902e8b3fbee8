/** Files that decide what runs on a machine: a change of theirs is asked about, whatever is allowed otherwise. */

const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|\/)\.git(?:[^/]*$|\/)|(?:^|\/)\.(?:github|gitlab|gitlab-ci|forgejo|gitea)\//i,
    'settings of Git or its host',
  ],
  [
    /(?:^|\/)\.vscode\/|(?:^|\/)\.(?:idea|zed|vs|fleet)\/|\.code-workspace$|(?:^|\/)\.devcontainer(?:\/|\.json$)/i,
    'settings of the editor',
  ],
  [
    /(?:^|\/)\.vireo(?:\/|\.ya?ml$)|(?:^|\/)\.(?:claude|cursor|codex|windsurf|clinerules|gemini|continue)(?:\/|$)|(?:^|\/)(?:agents|claude|gemini)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|mcp\.json)$/i,
    'settings of agents',
  ],
  [
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|go\.sum|packages\.lock\.json|gradle\.lockfile|Package\.resolved|uv\.lock|pylock(?:\.[\w-]+)?\.toml|\.pnp\.c?js|\.terraform\.lock\.hcl|verification-metadata\.xml|[\w.-]+\.lock)$/i,
    'a lock file',
  ],
  [
    /(?:^|\/)\.(?:circleci|buildkite|woodpecker|drone|cirrus|semaphore|azure-pipelines|teamcity)[/.]|(?:^|\/)(?:jenkinsfile|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|\.travis\.yml|\.?appveyor\.yml|cloudbuild\.ya?ml|buildspec[\w.-]*\.ya?ml|codemagic\.ya?ml|\.gitlab-ci\.yml|action\.ya?ml)$/i,
    'continuous integration',
  ],
  [/(?:^|\/)\.husky\/|(?:^|\/)(?:lefthook\.ya?ml|\.pre-commit-config\.ya?ml)$/i, 'hooks of Git'],
  [
    /(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?|pypirc|envrc|env(?:\.[\w-]+)?|netrc|pnpmfile\.c?js)$|(?:^|\/)(?:pip\.conf|bunfig\.toml|\.?mise\.toml|\.tool-versions)$/i,
    'settings of tools, or secrets',
  ],
  [
    /(?:^|\/)\.yarn\/(?:plugins|releases)\/|(?:^|\/)\.cargo\/config(?:\.toml)?$|(?:^|\/)(?:gradlew|mvnw)(?:\.(?:bat|cmd))?$|(?:^|\/)\.mvn\/|(?:^|\/)gradle\/wrapper\//i,
    'programs that build',
  ],
];

/** Why a change of the file must be asked about; undefined for a file like any other. */
export function alwaysAskReason(path: string): string | undefined {
  const plain = path.normalize('NFKC');
  return reasons.find(([pattern]) => pattern.test(plain))?.[1];
}
