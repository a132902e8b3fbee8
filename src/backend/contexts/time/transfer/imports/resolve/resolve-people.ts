/** Whose time a row is. */
import { v7 as newId } from 'uuid';
import { foldName } from '../../../../../platform/csv/fold-name.ts';
import { emailSchema } from '../../../../../platform/http/fields/identifier-fields.ts';
import { phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { ImportMap } from '../imports.schema.ts';
import type { Directory, KnownUser } from './directory.ts';

/** Somebody whom the file names and who is to be known here. */
export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

export interface MappedPerson {
  readonly source: string;
  readonly userId: string;
  readonly userName: string;
  /** To be made a user by the import. */
  readonly isNew: boolean;
  rows: number;
}

/**
 * Who somebody is that neither the practice nor the map knows. The one person of a file is the one person of a practice,
 * whatever address the other service had; in all other cases each is somebody new.
 */
export function restOfPeople(sources: Iterable<SourceRow>, users: readonly KnownUser[]): 'me' | 'new' {
  const named = new Set([...sources].map(({ person }) => foldName(person.email || person.name)));
  named.delete('');
  return users.length === 1 && named.size <= 1 ? 'me' : 'new';
}

export class People {
  readonly #directory: Directory;
  /** A map, since names of a file may be those that every object has. */
  readonly #map: ReadonlyMap<string, string>;
  /** A user's name or address, `me` or `new`. */
  readonly #rest: string;
  readonly #me: string;
  readonly #report: Report;
  readonly #new = new Map<string, NewUser>();
  readonly #found = new Map<string, MappedPerson | undefined>();

  constructor(at: { directory: Directory; map: ImportMap; rest: 'me' | 'new'; me: string; report: Report }) {
    this.#directory = at.directory;
    this.#map = new Map(Object.entries(at.map.people ?? {}));
    this.#rest = this.#map.get('*') ?? at.rest;
    this.#me = at.me;
    this.#report = at.report;
  }

  /** In the order in which the file names them. */
  get users(): NewUser[] {
    return [...this.#new.values()];
  }

  get mapped(): MappedPerson[] {
    return [...this.#found.values()].filter((one) => one !== undefined);
  }

  /** Undefined when nobody is known by that name, which is reported once. */
  find({ person, row }: SourceRow): string | undefined {
    const source = [person.name, person.email].filter(Boolean).join(', ');
    if (!this.#found.has(source)) this.#found.set(source, this.#resolve(person, { row, source }));
    const found = this.#found.get(source);
    if (found === undefined) return undefined;
    found.rows += 1;
    this.#sayHow(person, { row, source });
    return found.userId;
  }

  #said(person: SourceRow['person']): string | undefined {
    return this.#map.get(person.email) ?? this.#map.get(person.name);
  }

  #lookUp(said: string): KnownUser | undefined {
    return said === 'me' ? this.#directory.getUser(this.#me) : this.#directory.findUser(said);
  }

  #resolve(
    person: SourceRow['person'],
    { row, source }: { row: number; source: string },
  ): MappedPerson | undefined {
    const said = source === '' ? 'me' : this.#said(person);
    const own = said === undefined ? this.#own(person) : undefined;
    const wanted = said ?? this.#rest;
    const user = own ?? (wanted === 'new' ? this.#make(person) : this.#lookUp(wanted));
    const isNew = user !== undefined && this.#directory.getUser(user.id) === undefined;
    if (user) return { source, userId: user.id, userName: user.name, isNew, rows: 0 };
    const message = phrase`is not a person of the practice: no user has the email address or name "${wanted}". Choose who it is`;
    this.#report.refuse(message, { row, column: 'person', value: source, option: 'map' });
    return undefined;
  }

  /** One of the same e-mail address or name is the same, whatever else the file says of them. */
  #make({ name, email }: SourceRow['person']): NewUser {
    const key = foldName(email || name);
    const made = this.#new.get(key) ?? {
      id: newId(),
      name: name || email,
      email: emailSchema.safeParse(email).data ?? null,
    };
    this.#new.set(key, made);
    return made;
  }

  #own({ name, email }: SourceRow['person']): KnownUser | undefined {
    return (
      (email ? this.#directory.findUser(email) : undefined) ??
      (name ? this.#directory.findUser(name) : undefined)
    );
  }

  #sayHow(person: SourceRow['person'], { row, source }: { row: number; source: string }): void {
    if (source === '') {
      this.#report.lose('no_person', phrase`The rows name no person: they are recorded for you.`, { row });
    } else if (this.#rest !== 'new' && this.#said(person) === undefined && this.#own(person) === undefined) {
      const message = !this.#map.has('*')
        ? phrase`The one person of the file is taken for the one person of the practice.`
        : phrase`People who are not known here were assigned to one person, as requested.`;
      this.#report.lose('people_as_one', message, { row, column: 'person', value: source });
    }
  }
}
