/** Who is worked for, on what, and by which rules of time. */
import type { Host } from '../../platform/host.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { account } from '../account/context.ts';
import { findClient, findClientByName } from './clients/clients.repository.ts';
import { addNamedClient } from './clients/clients.service.ts';
import { clientsSlice } from './clients/clients.slice.ts';
import { deleteUnusedClients } from './clients/delete-unused-clients.ts';
import { createContact, deleteContactsOf } from './contacts/contacts.service.ts';
import { contactsSlice } from './contacts/contacts.slice.ts';
import { deleteUnusedProjects } from './projects/delete-unused-projects.ts';
import { findProject, holdProject } from './projects/projects.repository.ts';
import { addProject, type ProjectPorts } from './projects/projects.service.ts';
import { projectsSlice } from './projects/projects.slice.ts';
import { deleteUnusedTasks } from './tasks/delete-unused-tasks.ts';
import { findTask } from './tasks/tasks.repository.ts';
import { addTask } from './tasks/tasks.service.ts';
import { tasksSlice } from './tasks/tasks.slice.ts';
import { loadRuleBook, loadTimeRules } from './time-rules/time-rules.repository.ts';
import { timeRulesSlice } from './time-rules/time-rules.slice.ts';

/** A client of the practice's own country where none is said. */
async function addClient(
  work: Work,
  organizationId: string,
  input: { readonly name: string; readonly currency: string; readonly countryCode?: string },
): ReturnType<typeof addNamedClient> {
  const countryCode = input.countryCode ?? (await account.loadCountry(work.trx, organizationId));
  return await addNamedClient(work, organizationId, { ...input, countryCode });
}

/** Ports for the contexts above. */
export const practice = {
  addClient,
  addProject,
  addTask,
  deleteUnusedClients,
  deleteUnusedProjects,
  deleteUnusedTasks,
  findClient,
  findClientByName,
  findProject,
  findTask,
  holdProject,
  loadRuleBook,
  loadTimeRules,
};

export function mountPractice(host: Host, needs: Pick<ProjectPorts, 'time'>): readonly Mounted[] {
  return [
    clientsSlice.mount({
      ...host,
      loadDefaults: account.loadWeekPractice,
      addContact: createContact,
      deleteContactsOf,
    }),
    contactsSlice.mount({ ...host, findClient }),
    projectsSlice.mount({ ...host, ...needs, findClient }),
    tasksSlice.mount({ ...host, findProject }),
    timeRulesSlice.mount(host),
  ];
}
