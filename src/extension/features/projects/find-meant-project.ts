/** Before a project is added: whether one of its client with a similar name is meant. */
import type { Project } from '../../../api-client/index.ts';
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { askLookAlike } from '../../../pages/look-alikes/ask-look-alike.ts';
import { tellProjectsApart } from '../../../pages/practice/told-apart.ts';
import { userLocale } from '../../platform/l10n.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import type { Services } from '../../platform/services.ts';

/** More than a person compares. */
const mostOffered = 5;

/** An archived one is restored. Undefined when the user turned away. */
export async function findMeantProject(
  services: Services,
  clientId: string,
  name: string,
): Promise<Project | 'create' | undefined> {
  const { backend, records, t } = services;
  const query = { clientId, like: name, limit: mostOffered };
  const { items: like } = await backend.ask((api, options) => api.listProjects({ ...options, query }));
  const apart = tellProjectsApart(like, await records.load(), { t, locale: userLocale() });
  const answer = await askLookAlike(editorPorts(services), {
    name,
    like,
    icon: recordFacts.project.icon,
    tell: (project) => apart.get(project) ?? '',
  });
  if (answer === undefined || answer === 'create') return answer;
  return await restore(services, answer.use);
}

async function restore({ backend }: Services, project: Project): Promise<Project> {
  if (project.archivedAt === null) return project;
  const request = { path: { id: project.id }, headers: ifMatch(project), body: { archived: false } };
  return await backend.ask((api, options) => api.patchProject({ ...options, ...request }));
}
