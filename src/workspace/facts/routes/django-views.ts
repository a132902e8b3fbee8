/** Which methods the views of Django and of its REST framework answer: by their base classes, their own methods and decorators. */
import escapeStringRegexp from 'escape-string-regexp';
import { isProduct, type ReadTree } from '../tree.ts';

export interface SetRoute {
  readonly method: string;
  /** Behind the name that it is registered under: empty, `{pk}`, `{pk}/publish`. */
  readonly below: string;
  readonly handler: string;
}

export interface DjangoViews {
  /** By the name of a view; absent where nothing limits it. */
  readonly methods: ReadonlyMap<string, readonly string[]>;
  readonly sets: ReadonlyMap<string, readonly SetRoute[]>;
}

const ofBase: Readonly<Record<string, readonly string[]>> = {
  ListAPIView: ['GET'],
  RetrieveAPIView: ['GET'],
  CreateAPIView: ['POST'],
  DestroyAPIView: ['DELETE'],
  UpdateAPIView: ['PUT', 'PATCH'],
  ListCreateAPIView: ['GET', 'POST'],
  RetrieveUpdateAPIView: ['GET', 'PUT', 'PATCH'],
  RetrieveDestroyAPIView: ['GET', 'DELETE'],
  RetrieveUpdateDestroyAPIView: ['GET', 'PUT', 'PATCH', 'DELETE'],
  ListView: ['GET'],
  DetailView: ['GET'],
  TemplateView: ['GET'],
  RedirectView: ['GET'],
  CreateView: ['GET', 'POST'],
  UpdateView: ['GET', 'POST'],
  DeleteView: ['GET', 'POST'],
  FormView: ['GET', 'POST'],
};

const list: readonly SetRoute[] = [{ method: 'GET', below: '', handler: 'list' }];
const create: readonly SetRoute[] = [{ method: 'POST', below: '', handler: 'create' }];

export async function readViews(tree: ReadTree): Promise<DjangoViews> {
  const methods = new Map<string, readonly string[]>();
  const sets = new Map<string, readonly SetRoute[]>();
  for (const file of tree.matching(/\.py$/).filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    if (!/View|api_view|require_|viewsets|http_method/.test(text)) continue;
    for (const view of viewsIn(text)) {
      if (view.set !== undefined) sets.set(view.name, view.set);
      else if (view.methods !== undefined) methods.set(view.name, view.methods);
    }
  }
  return { methods, sets };
}

interface View {
  readonly name: string;
  readonly methods?: readonly string[] | undefined;
  readonly set?: readonly SetRoute[] | undefined;
}

const classes = /^class (\w+)\(([^)]*)\):[ \t]*\n((?:(?:[ \t]+[^\n]*)?(?:\n|$))*)/gm;
const decorated = /^((?:@[^\n]*\n)+)(?:async )?def (\w+)\(/gm;

function viewsIn(text: string): readonly View[] {
  return [
    ...[...text.matchAll(classes)].map(([, name = '', bases = '', body = '']): View => {
      const set = readSet(bases, body);
      return set === undefined && /View\b/.test(bases)
        ? { name, methods: methodsOfClass(bases, body) }
        : { name, set };
    }),
    ...[...text.matchAll(decorated)].map(([, decorators = '', name = '']) => ({
      name,
      methods: methodsOfDecorators(decorators),
    })),
  ];
}

function methodsOfClass(bases: string, body: string): readonly string[] {
  const own = [
    ...body.matchAll(/^(?: {4}|\t)(?:async )?def (get|post|put|patch|delete|head|options)\(/gm),
  ].map(([, each = '']) => each.toUpperCase());
  const inherited = bases.split(',').flatMap((base) => ofBase[base.trim().split('.').at(-1) ?? ''] ?? []);
  const named = [...new Set([...inherited, ...own])];
  const limited = /http_method_names\s*=\s*[[(]([^\])]*)/.exec(body)?.[1]?.toUpperCase();
  const all =
    limited === undefined
      ? named
      : named.filter((each) => limited.includes(`'${each}'`) || limited.includes(`"${each}"`));
  return all.length === 0 ? ['ANY'] : all;
}

function methodsOfDecorators(decorators: string): readonly string[] | undefined {
  const [, listed] = /@(?:api_view|require_http_methods|action)\(\s*[[(]([^\])]*)/.exec(decorators) ?? [];
  if (listed !== undefined) return (listed.match(/[A-Za-z]+/g) ?? []).map((each) => each.toUpperCase());
  if (/@api_view\(\s*\)|@api_view\s*$|@require_GET|@require_safe/m.test(decorators)) return ['GET'];
  return /@require_POST/.test(decorators) ? ['POST'] : undefined;
}

/** Undefined for a class that is no view set. */
function readSet(bases: string, body: string): readonly SetRoute[] | undefined {
  if (!/ViewSet\b/.test(bases)) return undefined;
  const field =
    /lookup_url_kwarg\s*=\s*["'](\w+)["']/.exec(body)?.[1] ??
    /lookup_field\s*=\s*["'](\w+)["']/.exec(body)?.[1] ??
    'pk';
  const one = `{${field}}`;
  const has = (pattern: RegExp, name: string): boolean =>
    pattern.test(bases) ||
    new RegExp(`^(?: {4}|\\t)(?:async )?def ${escapeStringRegexp(name)}\\(`, 'm').test(body);
  const whole = /\bModelViewSet/;
  const read = /\b(?:ReadOnly)?ModelViewSet/;
  const updates = new RegExp(`(?<!ReadOnly)${whole.source}|UpdateModelMixin`);
  return [
    ...(has(new RegExp(`${read.source}|ListModelMixin`), 'list') ? list : []),
    ...(has(new RegExp(`(?<!ReadOnly)${whole.source}|CreateModelMixin`), 'create') ? create : []),
    ...(has(new RegExp(`${read.source}|RetrieveModelMixin`), 'retrieve')
      ? [{ method: 'GET', below: one, handler: 'retrieve' }]
      : []),
    ...(has(updates, 'update') ? [{ method: 'PUT', below: one, handler: 'update' }] : []),
    ...(has(updates, 'partial_update') ? [{ method: 'PATCH', below: one, handler: 'partial_update' }] : []),
    ...(has(new RegExp(`(?<!ReadOnly)${whole.source}|DestroyModelMixin`), 'destroy')
      ? [{ method: 'DELETE', below: one, handler: 'destroy' }]
      : []),
    ...actionsIn(body, one),
  ];
}

/** `@action(detail=True, methods=['post'], url_path='publish')`. */
function actionsIn(body: string, one: string): readonly SetRoute[] {
  return [
    ...body.matchAll(/@action\(((?:[^()]|\([^()]*\))*)\)\s*(?:@[^\n]*\n\s*)*(?:async )?def (\w+)\(/g),
  ].flatMap(([, given = '', name = '']) => {
    const named = /methods\s*=\s*[[(]([^\])]*)/.exec(given)?.[1]?.match(/[A-Za-z]+/g) ?? ['get'];
    const last = /url_path\s*=\s*r?["']([^"']+)["']/.exec(given)?.[1] ?? name;
    const below = /detail\s*=\s*True/.test(given) ? `${one}/${last}` : last;
    return named.map((method) => ({ method: method.toUpperCase(), below, handler: name }));
  });
}
