/** Routes with the prefixes of all that they are mounted in. One whose router is mounted nowhere is answered by nobody. */
import path from 'node:path';
import type { MadeRouter, Mount, PathPart, WiredRoute } from '../../../scanner/outline/index.ts';
import type { RouterPlace, WiredTree } from './wired-tree.ts';

export interface FoundRoute {
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly handler: string;
}

const keyOf = ({ file, name }: RouterPlace): string => `${file}\0${name}`;

interface Prefix {
  readonly text: string;
}

/** Routers that answer for themselves; a parameter of this name in no plugin that anybody mounts is one, too. */
const usualApps = /^(?:app|server|fastify|application)$/;
/** A router in a router in a router … */
const deepest = 8;

/** @param views methods of views that are classes, by their names */
export function findMountedRoutes(
  wired: WiredTree,
  views: ReadonlyMap<string, readonly string[]>,
): readonly FoundRoute[] {
  const mounts = readMounts(wired);
  return wired.files.flatMap(([file, { routes, routers }]) =>
    routes.flatMap((route) => {
      const place = placeOf(wired, file, route, routers);
      const own = say(wired, file, route.path);
      if (place === undefined || own === undefined) return [];
      const { line, handler } = route;
      return prefixesOf(place, { wired, mounts, depth: 0 }).flatMap(({ text }) =>
        methodsOf(route, views).map((method) => ({ method, path: join(text, own), file, line, handler })),
      );
    }),
  );
}

/** `PlanView.as_view('plan')` answers what the class does. */
function methodsOf(
  { method, handler }: WiredRoute,
  views: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const [, name] = /(\w+)\.as_view\(/.exec(handler) ?? [];
  return (name === undefined ? undefined : views.get(name)) ?? [method];
}

/** The router that a route or a mount is on: of its plugin, of its file, or of another one. */
function placeOf(
  wired: WiredTree,
  file: string,
  { on, in: plugin }: Pick<WiredRoute, 'on' | 'in'>,
  routers: readonly MadeRouter[],
): RouterPlace | undefined {
  if (plugin !== undefined) return { file, name: plugin };
  const own = routers.find(({ name, kind }) => name === on && kind !== 'plugin');
  return own === undefined ? wired.find(file, on) : { file, name: on };
}

interface PlacedMount {
  readonly on: RouterPlace;
  readonly prefix: string;
  readonly replaces: boolean;
}

/** By what is mounted. */
function readMounts(wired: WiredTree): ReadonlyMap<string, readonly PlacedMount[]> {
  const found = new Map<string, PlacedMount[]>();
  const add = (target: RouterPlace, mount: PlacedMount): void => {
    found.set(keyOf(target), [...(found.get(keyOf(target)) ?? []), mount]);
  };
  for (const [file, { mounts, routers }] of wired.files)
    for (const mount of mounts) {
      const on = placeOf(wired, file, mount, routers);
      const prefix = say(wired, file, mount.prefix);
      if (on === undefined || prefix === undefined) continue;
      for (const { target, below } of targetsOf(wired, file, mount))
        if (keyOf(target) !== keyOf(on))
          add(target, { on, prefix: join(prefix, below), replaces: mount.replaces === true });
    }
  return found;
}

interface Target {
  readonly target: RouterPlace;
  /** What its place adds to the prefix. */
  readonly below: string;
}

function targetsOf(wired: WiredTree, file: string, mount: Mount): readonly Target[] {
  if (mount.folder !== undefined) return autoloaded(wired, file, mount.folder, mount.ignores ?? []);
  if (mount.each !== undefined) return listed(wired, file, mount.each);
  const target = targetOf(wired, file, mount);
  return target === undefined ? [] : [{ target, below: '' }];
}

/** Routers of a list, of this file or of the one that it is imported from. */
function listed(wired: WiredTree, file: string, list: string, depth = 0): readonly Target[] {
  const own = wired.of(file);
  const names = own?.lists?.get(list);
  const from = own?.imports.find(({ local }) => local === list);
  if (names === undefined) {
    const module = from === undefined ? undefined : wired.module(file, from.module);
    return module === undefined || depth > deepest
      ? []
      : listed(wired, module, from?.imported ?? list, depth + 1);
  }
  return names.flatMap((name) => {
    const target = wired.find(file, name);
    return target === undefined ? [] : [{ target, below: '' }];
  });
}

function targetOf(wired: WiredTree, file: string, { target, targetModule }: Mount): RouterPlace | undefined {
  if (targetModule === undefined) return wired.find(file, target);
  const module = wired.module(file, targetModule);
  return module === undefined ? undefined : wired.findExported(module, target);
}

/** `@fastify/autoload`: each folder below is a prefix, `_id` a parameter. */
function autoloaded(
  wired: WiredTree,
  file: string,
  folder: string,
  ignores: readonly string[],
): readonly Target[] {
  const root = path.posix.join(path.posix.dirname(file), folder);
  return wired.files.flatMap(([each]): Target[] => {
    if (!each.startsWith(`${root}/`) || /autohooks|\.(?:test|spec)\./.test(each)) return [];
    if (ignores.some((word) => each.slice(root.length).includes(word))) return [];
    const target = wired.findExported(each, 'default');
    const inside = path.posix.dirname(each.slice(root.length + 1));
    const below = inside === '.' ? '' : `/${inside.replaceAll(/(^|\/)_(\w+)/g, '$1:$2')}`;
    return target === undefined ? [] : [{ target, below }];
  });
}

interface Walk {
  readonly wired: WiredTree;
  readonly mounts: ReadonlyMap<string, readonly PlacedMount[]>;
  readonly depth: number;
}

/** All prefixes under which a router answers; none where it is mounted nowhere. */
function prefixesOf(place: RouterPlace, { wired, mounts, depth }: Walk): readonly Prefix[] {
  if (depth > deepest) return [];
  const router = wired
    .of(place.file)
    ?.routers.find(({ name, kind, of }) => (kind === 'plugin' ? of === place.name : name === place.name));
  const own = router === undefined ? '' : (say(wired, place.file, router.prefix) ?? '');
  const mounted = (mounts.get(keyOf(place)) ?? []).flatMap(({ on, prefix, replaces }) =>
    prefixesOf(on, { wired, mounts, depth: depth + 1 }).map(({ text }) => ({
      text: join(join(text, prefix), replaces ? '' : own),
    })),
  );
  if (mounted.length > 0) return mounted;
  const isApp =
    router?.kind === 'app' || (router?.kind === 'plugin' && usualApps.test(router.name) && depth > 0);
  return isApp ? [{ text: own }] : [];
}

/** Undefined where a part of it is not known. */
function say(wired: WiredTree, file: string, parts: readonly PathPart[]): string | undefined {
  let said = '';
  for (const part of parts) {
    const text = 'text' in part ? part.text : wired.text(file, part.name);
    if (text === undefined) return undefined;
    said += text;
  }
  return said;
}

export function join(prefix: string, below: string): string {
  const whole = `${prefix.replace(/\/+$/, '')}/${below.replace(/^\/+/, '')}`;
  if (below === '') return prefix;
  return whole === '/' ? '/' : whole;
}
