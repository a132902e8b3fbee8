/**
 * How the routers of a file hang together: which it makes, what it mounts where, which routes it gives them. Where a router is
 * of another file, its name here and what is imported under it say which.
 */

/** A path as far as its file says it: literals, and names of constants that are said elsewhere (`settings.API_PREFIX`). */
export type PathPart = { readonly text: string } | { readonly name: string };

export interface WiredImport {
  /** In this file. */
  readonly local: string;
  /** As it is written: `./routes/users`, `.users`, `app.api`. */
  readonly module: string;
  /** In that module; `*` for the module itself, `default` for its default export. */
  readonly imported: string;
}

export interface MadeRouter {
  /** `router`, `fastify` of `function routes(fastify)`. */
  readonly name: string;
  /** `app`: it answers by itself; `plugin`: a function that is given a router, by the name of its parameter. */
  readonly kind: 'app' | 'router' | 'plugin';
  readonly prefix: readonly PathPart[];
  /** Of a plugin: the function's name; `default` for one that is exported without. */
  readonly of?: string;
  readonly line: number;
}

export interface WiredRoute {
  readonly on: string;
  /** The plugin that it stands in, where `on` is its parameter. */
  readonly in?: string | undefined;
  /** `GET`; `ANY` where every method is answered. */
  readonly method: string;
  readonly path: readonly PathPart[];
  readonly handler: string;
  readonly line: number;
}

export interface Mount {
  readonly on: string;
  readonly in?: string | undefined;
  /** `users.router`, `usersRouter`, `require('./users')`: a name, or a module. */
  readonly target: string;
  readonly targetModule?: string | undefined;
  readonly prefix: readonly PathPart[];
  /** It takes the place of the router's own prefix (Flask's `url_prefix`). */
  readonly replaces?: boolean;
  /** Every file below that folder, each by its place (`@fastify/autoload`). */
  readonly folder?: string | undefined;
  /** Each of the list of this name, and `target` is the name that a loop gives it. */
  readonly each?: string | undefined;
  /** Words of the pattern of files that are left out. */
  readonly ignores?: readonly string[];
  readonly line: number;
}

export interface Wiring {
  readonly imports: readonly WiredImport[];
  readonly routers: readonly MadeRouter[];
  readonly routes: readonly WiredRoute[];
  readonly mounts: readonly Mount[];
  /** Names of texts: `API_PREFIX = '/api'`. */
  readonly constants: ReadonlyMap<string, string>;
  /** Names in a list, by its own: `routers = [users.router, orders.router]`. */
  readonly lists?: ReadonlyMap<string, readonly string[]>;
  /** Names that a function gives back, by its name: `make_router` → `router`. */
  readonly returns: ReadonlyMap<string, string>;
  /** What is exported as `default`, `module.exports` or under another name, by that name. */
  readonly exported: ReadonlyMap<string, string>;
}
