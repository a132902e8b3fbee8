/** What a value of Go is, as far as routers go through it, and below which prefixes a router answers. */
import type { GoFile, GoFunction, GoType } from './go-code.ts';
import type { GoParameter } from './go-cursor.ts';
import type { GoBlock } from './go-syntax.ts';
import { join } from './mounted-routes.ts';

export interface GoRouter {
  /** Package of its maker: `chi`, `http`. */
  readonly kind: string;
  readonly above: { readonly router: GoRouter; readonly prefix: string }[];
  /** It answers where it is mounted nowhere: it is served, or nothing else can be done with it. */
  isServed: boolean;
  /** Given back by a function, and nobody took it. */
  isGivenBack: boolean;
  /** Mounted on something that is not known. */
  isLost: boolean;
}

export interface GoRoute {
  readonly router: GoRouter;
  methods: readonly string[];
  path: string;
  readonly file: string;
  readonly line: number;
  readonly handler: string;
}

export type GoValue =
  | { readonly is: 'router'; readonly router: GoRouter; readonly stripped?: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'object'; readonly type: GoType | undefined; readonly fields: Map<string, GoValue> }
  | { readonly is: 'list'; readonly of: readonly GoValue[] }
  | { readonly is: 'route'; readonly route: GoRoute }
  | { readonly is: 'function'; readonly code: GoFunction; readonly self: GoValue }
  | {
      readonly is: 'closure';
      readonly in: GoFile;
      readonly parameters: readonly GoParameter[];
      readonly body: GoBlock;
      readonly names: GoNames;
    }
  | undefined;

/** Names of a block, within those of the blocks around it. */
export class GoNames {
  readonly #own = new Map<string, GoValue>();
  readonly #around: GoNames | undefined;

  constructor(around?: GoNames) {
    this.#around = around;
  }

  has(name: string): boolean {
    return this.#own.has(name) || this.#around?.has(name) === true;
  }

  get(name: string): GoValue {
    return this.#own.has(name) ? this.#own.get(name) : this.#around?.get(name);
  }

  declare(name: string, value: GoValue): void {
    this.#own.set(name, value);
  }

  set(name: string, value: GoValue): void {
    if (this.#own.has(name) || this.#around === undefined || !this.#around.has(name))
      this.#own.set(name, value);
    else this.#around.set(name, value);
  }
}

export function makeRouter(kind: string, isServed: boolean): GoRouter {
  return { kind, above: [], isServed, isGivenBack: false, isLost: false };
}

export function groupOf(router: GoRouter, prefix: string): GoRouter {
  return { ...makeRouter(router.kind, false), above: [{ router, prefix }] };
}

/** A router in a router in a router … */
const deepest = 8;

export function goPrefixes(router: GoRouter, depth = 0): readonly string[] {
  if (depth > deepest) return [];
  const mounted = router.above.flatMap(({ router: on, prefix }) =>
    goPrefixes(on, depth + 1).map((each) => join(each, prefix)),
  );
  const answers = router.isServed && !router.isLost && !router.isGivenBack && router.above.length === 0;
  return answers ? ['', ...mounted] : mounted;
}
