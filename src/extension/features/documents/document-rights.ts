/** What the user may do with documents: asked once, and again after people changed. */
import type { Organization, User } from '../../../api-client/index.ts';
import { findGrant, type Permission } from '../../../domain/authorization.ts';
import { offeredPeople } from '../../../domain/people/offered-people.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { loadPeople, type People } from '../../platform/practice/people.ts';
import type { Services } from '../../platform/services.ts';

interface Known {
  readonly me: User;
  readonly people: People;
  readonly selfApproval: Organization['selfApproval'];
}

export class DocumentRights implements Disposable {
  private readonly services: Services;
  private readonly watching: readonly Disposable[];
  private loading: Promise<Known> | undefined;

  constructor(services: Services) {
    this.services = services;
    const forget = () => {
      this.loading = undefined;
    };
    this.watching = [
      services.backend.onDidNotify((notification) => {
        const { type } = 'type' in notification ? notification : { type: 'reload' };
        if (/^(user|organization)\.|^reload$/.test(type)) forget();
      }),
      // The data behind a new connection can be another.
      services.backend.onDidChangeState(({ phase }) => {
        if (phase === 'ready') forget();
      }),
    ];
  }

  async mayWrite(): Promise<boolean> {
    return await this.may('document:write');
  }

  async people(): Promise<People> {
    return (await this.load()).people;
  }

  /** Nobody else could decide: what is submitted is approved with it. */
  async decidesAlone(): Promise<boolean> {
    const { people, selfApproval } = await this.load();
    return (
      offeredPeople([...people.values()]).length === 1 &&
      selfApproval === 'alone' &&
      (await this.may('document:decide'))
    );
  }

  dispose(): void {
    for (const each of this.watching) each.dispose();
  }

  private async may(permission: Permission): Promise<boolean> {
    return findGrant((await this.load()).me.role, permission) !== undefined;
  }

  private async load(): Promise<Known> {
    this.loading ??= this.read();
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  private async read(): Promise<Known> {
    const { backend } = this.services;
    const [me, people] = await Promise.all([this.services.rights.load(), loadPeople(this.services)]);
    const path = { id: me.organizationId };
    const { selfApproval } = await backend.ask((api, options) => api.getOrganization({ ...options, path }));
    return { me, people, selfApproval };
  }
}
