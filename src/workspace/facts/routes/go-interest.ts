/** Functions that have to do with routers, and those that call them: no other is followed. */
import type { GoCode, GoFunction } from './go-code.ts';

const hot =
  /^(?:NewRouter|NewMux|NewServeMux|ListenAndServe(?:TLS)?|HandleFunc|Handle|Mount|Route|Group|Party|StripPrefix|PathPrefix|Subrouter|GET|POST|PUT|PATCH|DELETE|Any|Get|Post|Put|Patch|Delete|MethodFunc)$/;
const makers = /^(?:gin|echo|fiber|httprouter)$/;
const types = /Router|Mux|\becho\.|gin\.|fiber\.|http\.Handler\b/;

export function handsOn(code: GoCode): ReadonlySet<GoFunction> {
  const found = new Set(code.functions.filter(isOfRouters));
  const names = new Set([...found].map(({ name }) => name));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const each of code.functions)
      if (!found.has(each) && [...each.names].some((name) => names.has(name))) {
        found.add(each);
        names.add(each.name);
      }
  }
  return found;
}

function isOfRouters({ names, parameters, result }: GoFunction): boolean {
  if (types.test(result) || parameters.some(({ type }) => types.test(type) && !/Context/.test(type)))
    return true;
  const all = [...names];
  return all.some((name) => hot.test(name)) || all.some((name) => makers.test(name) && names.has('New'));
}
