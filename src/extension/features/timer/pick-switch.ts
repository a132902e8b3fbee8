/** Asks what is switched to: other work of the same project, as it was done lately, or another project. */
import type { TimeEntry } from '../../../api-client/index.ts';
import { listOpenTasks } from '../../../pages/practice/open-tasks.ts';
import { listOwnEntries } from '../../platform/own-entries.ts';
import { type Picked, pickWork, type WorkItem } from '../../platform/practice/pick-project.ts';
import { listOtherWork } from '../../platform/practice/recent-projects.ts';
import type { Services } from '../../platform/services.ts';

/** Enough to know the works of late. */
const recentEntries = 50;

export async function pickSwitch(services: Services, running: TimeEntry): Promise<Picked | undefined> {
  const options = { placeholder: services.t('What do you switch to?'), except: running.projectId };
  return await pickWork(services, options, await listWorkItems(services, running));
}

/** What was done for a task that is closed by now cannot be taken up again. */
async function listWorkItems(services: Services, running: TimeEntry): Promise<readonly WorkItem[]> {
  const { projectId } = running;
  const [entries, tasks] = await Promise.all([
    listOwnEntries(services, { projectId, limit: recentEntries }),
    listOpenTasks(services, projectId),
  ]);
  const names = new Map<string | null, string>(tasks.map(({ id, name }) => [id, name]));
  const open = entries.filter(({ taskId }) => taskId === null || names.has(taskId));
  return listOtherWork(open, running).map(({ id, taskId, note, tags }) => {
    const said = [note.replace(/\s+/g, ' '), names.get(taskId) ?? ''].filter(Boolean);
    return { label: `$(history) ${said.join(' · ')}`, description: tags.join(', '), entryId: id };
  });
}
