/**
 * A slice of a context, as it declares itself: what it owns, what it reads of others, and what it mounts. docs/data.md,
 * docs/permissions.md and the gates on ownership are computed from these declarations.
 */
import type { FastifyInstance } from 'fastify';
import type { AdministratorRole, Grant, Role } from '../../domain/authorization.ts';
import type { Schema } from '../schema.ts';
import type { EventDeclarations } from './events/catalogue.ts';
import { mountRoutes, type Route, type RouteGroup } from './http/route.ts';
import { type PublicJob, publicJobsOf } from './jobs/public/public-job.ts';
import { type NoticeType, type NoticeTypes, noticeTypesOf } from './notices/notice.ts';
import { joinScopes, type Scopes } from './reach/table-scope.ts';
import { type ScheduleKind, type ScheduleKinds, scheduleKindsOf } from './schedules/schedule-kind.ts';
import { catalogueOf, type ToolCatalogue } from './tools/catalogue.ts';
import type { Tool } from './tools/tool.ts';

export type TableName = keyof Schema & string;

/** `table.column` */
export type ColumnName = { [T in TableName]: `${T}.${keyof Schema[T] & string}` }[TableName];

/** Whose records are pointed at: an owner deletes only what no declared column names. */
type PointedAt = 'clients' | 'projects' | 'tasks';

/** What links, mentions and lists know of a kind of record. Where it is shown is declared by the feature that shows it. */
interface RecordKind {
  readonly kind: string;
  /** Of a link to several that are shown together, where that is another one. */
  readonly several?: string;
  /** Field of what the route answers by which a person knows one. */
  readonly title: string;
  /** Reads one. */
  readonly route: `/api/v1/${string}/:id`;
  /** Codicon of one, where its state has none of its own. */
  readonly icon: string;
  /** A question to the coach can name one. */
  readonly mention?: boolean;
}

type SlicePermissions = Readonly<
  Record<`${string}:${string}`, Readonly<Partial<Record<Exclude<Role, AdministratorRole>, Grant>>>>
>;

/** What the rest of the system knows of a slice without starting it. */
export interface SliceDeclaration {
  /** Its folder: `practice/clients`. */
  readonly name: `${string}/${string}`;
  /** It alone writes them. */
  readonly tables: readonly TableName[];
  /** Tables of other slices that its SQL reads. */
  readonly reads: readonly TableName[];
  /** Columns of its tables that point at a person: what a person's export and deletion reach. */
  readonly people: readonly ColumnName[];
  /** What links may name of it. */
  readonly record?: readonly RecordKind[];
  /** Which it brings, and how far each reaches for whom; administrators have all of them. */
  readonly permissions?: SlicePermissions;
  /** Who may see the rows of its tables. */
  readonly scope?: Scopes;
  /** Types of the events that it logs. */
  readonly events?: EventDeclarations;
  /** Columns of its tables that point at a client, a project or a task. */
  readonly uses?: Readonly<Partial<Record<PointedAt, readonly ColumnName[]>>>;
  /** Columns of its tables that hold the hash of a stored file. */
  readonly files?: readonly ColumnName[];
}

/** What a slice brings into the app once its ports are there. */
export interface MountedSlice {
  readonly routes: readonly (Route | RouteGroup)[];
  /** For the one catalogue of tools. */
  readonly tools?: readonly Tool[];
  /** Jobs that may be asked for as such. */
  readonly publicJobs?: readonly PublicJob[];
  /** What may happen again by itself. */
  readonly schedules?: readonly ScheduleKind[];
  /** What concerns people, by type. */
  readonly notices?: NoticeTypes;
  /** Once the server is ready, before its jobs run. */
  start?(): Promise<void>;
  /** Something runs that an idle backend must not cut short. */
  isBusy?(): boolean;
  close?(): Promise<void>;
}

export interface Slice<Ports> extends SliceDeclaration {
  mount(ports: Ports): MountedSlice & { readonly declaration: SliceDeclaration };
}

export type Mounted = ReturnType<Slice<never>['mount']>;

export function defineSlice<Ports>(
  slice: SliceDeclaration & { mount(ports: Ports): MountedSlice },
): Slice<Ports> {
  const { mount, ...declaration } = slice;
  return { ...declaration, mount: (ports) => ({ ...mount(ports), declaration }) };
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Of every slice that the app carries. */
    slices: readonly SliceDeclaration[];
    /** Of every slice, by table. */
    scopes: Scopes;
    /** Of every slice, by type. */
    events: EventDeclarations;
    /** Of every slice, by name. */
    tools: ToolCatalogue;
    /** Of every slice, by kind. */
    publicJobs: ReadonlyMap<string, PublicJob>;
    /** Of every slice, by kind. */
    scheduleKinds: ScheduleKinds;
    /** Of every slice, by type. */
    notices: ReadonlyMap<string, NoticeType>;
  }
}

/** Every event of the slices by its type, which one slice alone declares. */
function eventsOf(slices: readonly SliceDeclaration[]): EventDeclarations {
  const all = slices.flatMap(({ events = {} }) => Object.entries(events));
  const names = all.map(([type]) => type);
  const twice = names.find((type, at) => names.indexOf(type) !== at);
  if (twice !== undefined) throw new Error(`Two slices declare the event ${twice}.`);
  return Object.fromEntries(all);
}

/** Columns in which the id of such a record may stand, of all slices. */
export function columnsOf(
  slices: readonly SliceDeclaration[],
  what: PointedAt | 'users' | 'files',
): readonly ColumnName[] {
  return slices.flatMap(({ people, uses, files }) => {
    if (what === 'users') return people;
    return (what === 'files' ? files : uses?.[what]) ?? [];
  });
}

/** Registers the slices in the order given; they close in the opposite one. */
export function mountSlices(
  app: FastifyInstance,
  slices: readonly Mounted[],
  moreTools: readonly Tool[] = [],
): void {
  const declarations = slices.map(({ declaration }) => declaration);
  app.decorate('slices', declarations);
  app.decorate('scopes', joinScopes(declarations));
  app.decorate('events', eventsOf(declarations));
  app.decorate('publicJobs', publicJobsOf(slices));
  app.decorate('scheduleKinds', scheduleKindsOf(slices));
  app.decorate('notices', noticeTypesOf(slices));
  app.decorate('tools', catalogueOf([...slices, { tools: moreTools }]));
  for (const slice of slices) {
    mountRoutes(app, slice.routes);
    if (slice.isBusy) app.busyWith.push(() => slice.isBusy?.() === true);
  }
  app.addHook('onReady', async () => {
    for (const slice of slices) await slice.start?.();
  });
  app.addHook('onClose', async () => {
    for (const slice of slices.toReversed()) await slice.close?.();
  });
}
