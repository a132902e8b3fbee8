/** Routes of Go: gin, echo, fiber, chi, gorilla and net/http, with the prefixes of all that their routers are in. */
import type { ReadTree } from '../tree.ts';
import { GoCode } from './go-code.ts';
import { GoRun } from './go-run.ts';
import { goPrefixes } from './go-values.ts';
import { type FoundRoute, join } from './mounted-routes.ts';

export async function goRoutes(tree: ReadTree): Promise<readonly FoundRoute[]> {
  const run = new GoRun(await GoCode.read(tree));
  run.start();
  const found = run.routes.flatMap(({ router, methods, path, file, line, handler }) =>
    goPrefixes(router).flatMap((prefix) =>
      methods.map((method): FoundRoute => ({ method, path: join(prefix, path), file, line, handler })),
    ),
  );
  return [...new Map(found.map((each) => [`${each.method}\0${each.path}\0${each.file}`, each])).values()];
}
