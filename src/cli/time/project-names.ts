/** Names of projects for what a command prints. */
import type { ApiClient } from '../../api-client/index.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { type ProjectNames, toProjectNames } from './print-time.ts';

export type LoadNames = () => Promise<ProjectNames>;

/** Asked for when they are needed first, and once. */
export function rememberNames(client: ApiClient): LoadNames {
  let names: Promise<ProjectNames> | undefined;
  return async () => {
    names ??= listNamedProjects(client).then(toProjectNames);
    return await names;
  };
}
