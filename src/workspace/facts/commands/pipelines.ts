/** Files that say what a service does at each push: by the service's own rules of where they lie. */

interface PipelineFile {
  readonly name: string;
  readonly file: RegExp;
}

/** Services by their files, then what a service that is set up elsewhere is pointed at. */
const pipelines: readonly PipelineFile[] = [
  { name: 'GitHub Actions', file: /^\.github\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'Forgejo Actions', file: /^\.(?:forgejo|gitea)\/workflows\/[^/]+\.ya?ml$/ },
  { name: 'GitLab CI', file: /^\.gitlab-ci\.ya?ml$/ },
  { name: 'CircleCI', file: /^\.circleci\/config\.ya?ml$/ },
  { name: 'Azure Pipelines', file: /^azure-pipelines[\w.-]*\.ya?ml$/ },
  { name: 'Bitbucket Pipelines', file: /^bitbucket-pipelines\.yml$/ },
  { name: 'Jenkins', file: /^Jenkinsfile$/ },
  { name: 'Travis CI', file: /^\.travis\.yml$/ },
  { name: 'Woodpecker', file: /^\.woodpecker(?:\/[^/]+)?\.ya?ml$/ },
  { name: 'Buildkite', file: /^\.buildkite\/[^/]+\.ya?ml$/ },
  { name: 'Drone', file: /^\.drone\.ya?ml$/ },
  { name: 'Cirrus CI', file: /^\.cirrus\.ya?ml$/ },
  { name: 'AppVeyor', file: /^\.?appveyor\.ya?ml$/ },
  { name: 'Semaphore', file: /^\.semaphore\/[^/]+\.ya?ml$/ },
  { name: 'SourceHut', file: /^\.build(?:s\/[^/]+)?\.yml$/ },
  { name: 'Cloud Build', file: /^cloudbuild\.ya?ml$/ },
  { name: 'CodeBuild', file: /^buildspec\.ya?ml$/ },
  { name: 'Tekton', file: /^\.tekton\/[^/]+\.ya?ml$/ },
  { name: 'Earthly', file: /^Earthfile$/ },
  {
    name: 'CI script',
    file: /^\.?ci\/[\w-]+(?:\.(?:sh|bash|ps1|cmd|bat))?$|^(?:scripts\/|tools\/|bin\/)?ci(?:\.sh)?$/,
  },
];

/** Undefined for what is no file of a pipeline. */
export function pipelineOf(file: string): string | undefined {
  return pipelines.find((each) => each.file.test(file))?.name;
}
