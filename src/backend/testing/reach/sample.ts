/** What a slice says for the suites that go through all routes: how a record of its own comes to be, and what its routes take. */
import type { Role } from '../../../domain/authorization.ts';
import type { TableName } from '../../platform/slice.ts';
import type { TestApp } from '../test-app.ts';

/** In what each set of records is called and says. */
export const marks = ['Dogwood', 'Elder', 'Cedar', 'Birch', 'Alder'] as const;

/** Who makes them, and in which week: a person has one timesheet a week. */
export interface Maker {
  readonly as: Role | 'foreign';
  readonly userId: string;
  readonly organizationId: string;
  /** In every name and text: `Client of Alder`. */
  readonly mark?: string;
  /** A Monday. */
  readonly week?: string;
  /** Exists, and has nothing in it. */
  readonly emptyFolder: string;
}

export interface Making extends Required<Maker> {
  /** Of another resource, which is made first where it is not there. */
  idOf(resource: string): Promise<string>;
  /** Posts as who makes; the id of what has come to be. */
  post(path: string, body: object): Promise<string>;
}

/** Of the path, the query or a tool's input; `:projects` stands for the id of that record. */
export type Taken = Readonly<Record<string, unknown>>;

/**
 * By a route that reads (`GET /api/v1/exports`) or the name of a tool that does; where none is said, nothing and a quarter.
 * `*.sample.ts` exports it as `takes`.
 */
export type Takes = Readonly<Record<string, readonly Taken[]>>;

/** A record of one resource; `*.sample.ts` of a slice exports its `samples`. */
export interface Sample {
  readonly resource: string;
  /** What stands before `/:id` in its routes, where that is more than the resource. */
  readonly path?: string;
  /** What stands for its id in the path of another record. */
  readonly parameter?: `:${string}`;
  /** Where it is not called what the resource is. */
  readonly table?: TableName;
  /** Its id. */
  readonly create: (test: TestApp, making: Making) => string | Promise<string>;
  /** By route; what is not named takes none. */
  readonly bodies?: Readonly<Record<`${string} /api/v1/${string}`, object>>;
}

/** Of a file that a record names. */
export const storedContent = Buffer.from('#');

const dayMs = 86_400_000;

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
