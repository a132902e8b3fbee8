/** Who is worked for, on what, and by which rules of time. */
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import { createRateBook, type RateBook } from '../../../domain/rates/rate.ts';
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import type { Work as WorkProcess } from '../../platform/work/work.ts';
import { account, type SignIn } from '../account/context.ts';
import {
  findClient,
  findClientByName,
  listClientPatterns,
  listNamesOfClients,
} from './clients/clients.repository.ts';
import { addNamedClient, followCountry } from './clients/clients.service.ts';
import { clientsSlice } from './clients/clients.slice.ts';
import { deleteUnusedClients } from './clients/delete-unused-clients.ts';
import { findBillingContact, listNamesOfContacts } from './contacts/contacts.repository.ts';
import { deleteContactsOf, prepareFirstContacts } from './contacts/contacts.service.ts';
import { contactsSlice } from './contacts/contacts.slice.ts';
import { documentsSlice } from './documents/documents.slice.ts';
import { keepDocuments } from './documents/keep-documents.ts';
import type { MemberPorts } from './members/members.service.ts';
import { membersSlice } from './members/members.slice.ts';
import { deleteUnusedProjects } from './projects/delete-unused-projects.ts';
import { findProject, holdProject } from './projects/projects.repository.ts';
import { addProject, type ProjectPorts } from './projects/projects.service.ts';
import { projectsSlice } from './projects/projects.slice.ts';
import { deleteLostRates, loadRates, type RatePorts, toRate } from './rates/index.ts';
import { ratesSlice } from './rates/rates.slice.ts';
import { deleteUnusedTasks } from './tasks/delete-unused-tasks.ts';
import { tasks } from './tasks/tasks.record.ts';
import { tasksSlice } from './tasks/tasks.slice.ts';
import { loadRuleBook, loadTimeRules } from './time-rules/time-rules.repository.ts';
import { timeRulesSlice } from './time-rules/time-rules.slice.ts';

/** A client of the practice's own country where none is said. */
async function addClient(
  work: Work,
  organizationId: string,
  input: { readonly name: string; readonly currency: string; readonly countryCode?: string },
): ReturnType<typeof addNamedClient> {
  const countryCode = input.countryCode ?? (await account.loadCountry(work.reads));
  const countryChosen = input.countryCode !== undefined;
  return await addNamedClient(work, organizationId, { ...input, countryCode, countryChosen });
}

/** Of clients and of the people there. */
async function listNames(reads: Reads): Promise<readonly string[]> {
  const [clients, contacts] = await Promise.all([listNamesOfClients(reads), listNamesOfContacts(reads)]);
  return [...clients.map(({ name }) => name), ...contacts];
}

async function loadRateBook(reads: Reads): Promise<RateBook> {
  return createRateBook((await loadRates(reads)).map(toRate));
}

/**
 * A project with the folder that work in it is given: its own, or a name for the one that each person's machine has.
 */
function findPlacedBy(projectFolders: ProjectPorts['projectFolders']): typeof findProject {
  if (projectFolders === 'records') return findProject;
  return async (reads, id) => {
    const project = await findProject(reads, id);
    return project && { ...project, folder: toPlaced(project.id) };
  };
}

/** Ports for the contexts above. */
export const practice = {
  addClient,
  addProject,
  addTask: tasks.rows.add,
  deleteLostRates,
  deleteUnusedClients,
  deleteUnusedProjects,
  deleteUnusedTasks,
  findBillingContact,
  findClient,
  findClientByName,
  findPlacedBy,
  findProject,
  findTask: tasks.rows.find,
  followCountry,
  holdProject,
  keepDocuments,
  listClientPatterns,
  listNames,
  loadRateBook,
  loadRuleBook,
  loadTimeRules,
};

interface PracticeNeeds extends Pick<RatePorts, 'ratedTime'>, Pick<ProjectPorts, 'projectFolders'> {
  readonly time: ProjectPorts['time'] & Pick<MemberPorts, 'endTimer'>;
  readonly work: WorkProcess;
  readonly signIn: SignIn;
}

export function mountPractice(
  host: Host,
  { ratedTime, work, signIn, ...needs }: PracticeNeeds,
): readonly Mounted[] {
  const rates: RatePorts = {
    ...host,
    findClient,
    findProject,
    findTask: tasks.rows.find,
    loadTimeRules,
    ratedTime,
    findUser: account.findUser,
    loadPolicy: account.loadTimePolicy,
  };
  return [
    clientsSlice.mount({
      ...host,
      loadDefaults: account.loadWeekPractice,
      prepareContacts: async (...given) => await prepareFirstContacts(host, ...given),
      deleteContactsOf,
    }),
    contactsSlice.mount({ ...host, findClient }),
    membersSlice.mount({
      ...host,
      findProject,
      holdProject,
      findUser: account.findPresentUser,
      endTimer: needs.time.endTimer,
    }),
    projectsSlice.mount({
      ...host,
      ...needs,
      findClient,
      findNamedClient: findClient,
      rates,
    }),
    tasksSlice.mount(host),
    documentsSlice.mount({
      ...host,
      findProject,
      work,
      countSignIns: account.countSignInsBy(signIn),
      loadSelfApproval: account.loadSelfApproval,
    }),
    timeRulesSlice.mount(host),
    ratesSlice.mount(rates),
  ];
}
