/** The same checks on GitLab. */
import { stringify } from 'yaml';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { listChecked, stepsOf } from './github-actions.ts';
import { versionOf } from './image-text.ts';

/** Undefined where there is nothing to check. */
export function writeGitlabCi(services: readonly ServiceFacts[]): string | undefined {
  const checked = listChecked(services);
  if (checked.length === 0) return undefined;
  const jobs = checked.map((service) => {
    const { runtime, folder, manager } = service;
    const prepare =
      manager === 'pnpm' || (manager === 'yarn' && service.isBerry !== true)
        ? ['corepack enable']
        : manager === 'uv'
          ? ['pip install uv==0.9.5']
          : [];
    const lines = stepsOf(service).flatMap(({ run }) =>
      run === undefined || run.startsWith('uv python') ? [] : [run],
    );
    return [
      service.name,
      {
        stage: 'test',
        image: `${runtime === 'go' ? 'golang' : runtime}:${versionOf(service)}`,
        rules: [
          { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
          { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
        ],
        script: [...(folder === '.' ? [] : [`cd ${folder}`]), ...prepare, ...lines],
        timeout: '15 minutes',
      },
    ] as const;
  });
  return stringify({ stages: ['test'], ...Object.fromEntries(jobs) }, { lineWidth: 0 });
}
