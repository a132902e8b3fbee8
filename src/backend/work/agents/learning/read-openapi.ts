/** The operations of an OpenAPI description that lies in the project; references are followed within the file. */
import { parseJson } from '../../../../contract/text/parse-json.ts';
import { readYaml } from '../../../../workspace/yaml-file.ts';
import type { ApiDescription, ApiOperation } from './known-project.ts';

export const openApiFile = /(?:^|\/)(?:openapi|swagger|api-spec)[\w.-]*\.(?:json|ya?ml)$/i;

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Undefined for what is no description of OpenAPI 2 or 3. */
export function readOpenApi(source: string, text: string): ApiDescription | undefined {
  const root = recordOf(source.endsWith('.json') ? parseJson(text) : readYaml(text).value);
  if (typeof root['openapi'] !== 'string' && typeof root['swagger'] !== 'string') return undefined;
  const info = recordOf(root['info']);
  const resolve = (value: unknown): Fields => follow(root, recordOf(value));
  const operations = Object.entries(recordOf(root['paths'])).flatMap(([path, item]) => {
    const shared = listOf(resolve(item)['parameters']);
    return Object.entries(resolve(item)).flatMap(([method, operation]): ApiOperation[] => {
      if (!methods.includes(method)) return [];
      return [toOperation({ method, path, operation: recordOf(operation), shared }, resolve)];
    });
  });
  return { source, title: textOf(info['title']), version: textOf(info['version']), operations };
}

type Fields = Readonly<Record<string, unknown>>;

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Fields;
  readonly shared: readonly unknown[];
}

function toOperation(
  { method, path, operation, shared }: Placed,
  resolve: (value: unknown) => Fields,
): ApiOperation {
  const parameters = [...shared, ...listOf(operation['parameters'])].map(resolve);
  return {
    method: method.toUpperCase(),
    path,
    summary: textOf(operation['summary']) || textOf(operation['description']).split('\n')[0] || '',
    parameters: parameters.flatMap(({ name, in: place, required }) =>
      typeof name === 'string' ? [{ name, place: textOf(place), isRequired: required === true }] : [],
    ),
    responses: Object.entries(recordOf(operation['responses'])).map(([status, response]) => ({
      status,
      description: textOf(resolve(response)['description']),
    })),
  };
}

/** A reference to another file stays as it is. */
function follow(root: Fields, value: Fields): Fields {
  const pointer = value['$ref'];
  if (typeof pointer !== 'string' || !pointer.startsWith('#/')) return value;
  let current: unknown = root;
  for (const part of pointer.slice(2).split('/'))
    current = recordOf(current)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  return recordOf(current);
}

function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
