/** Secrets in the files that they are found in; drawn by chance, so that none is written down here. */
import assert from 'node:assert/strict';
import { ruleSet } from '../../scanner/rules.generated.ts';
import { makeFrom, makeToken, type Random } from '../../scanner/secrets/token-generator.ts';
import type { SourceFile } from './random-choice.test.ts';

export interface SecretSamples {
  readonly files: readonly SourceFile[];
  /** Line by line. */
  readonly values: readonly string[];
}

function token(id: string, random: Random): string {
  const format = ruleSet.secrets?.find((each) => each.id === id);
  assert.ok(format, id);
  return makeToken(format, random);
}

/** The same files with other secrets for every state of `random`. */
export function makeSecretSamples(random: Random): SecretSamples {
  const github = token('github-personal-token', random);
  const lone = token('github-personal-token', random);
  const inCode = token('github-personal-token', random);
  const password = makeFrom('[A-Z][a-z]{5}-[0-9]{4}![a-z]{3}', random);
  const login = makeFrom('[a-z]{4}[0-9]{4}[A-Z]{4}', random);
  const apiKey = makeFrom('[A-Za-z0-9]{24}', random);
  const build = makeFrom('[A-Za-z0-9]{24}', random);
  const key = Array.from({ length: 12 }, () => makeFrom('[A-Za-z0-9+/]{64}', random));
  const armour = `-----BEGIN PRIVATE KEY-----\n${key.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return {
    values: [github, lone, inCode, password, login, apiKey, build, ...key],
    files: [
      {
        path: 'config/shop.env',
        text: `PORT=8080\nGITHUB_TOKEN=${github}\nREGION=eu-west-1\nDATABASE_URL=postgres://shop:${login}@db.internal/shop\n`,
      },
      { path: 'token.txt', text: `${lone}\n` },
      { path: 'certs/server.key', text: armour },
      {
        path: 'src/connect.ts',
        text: `import { Client } from 'pg';\n\nexport const host = 'db.internal';\nexport const password = '${password}';\n\nexport function connect() {\n  const client = new Client({ host, password });\n  return client.connect('${inCode}');\n}\n`,
      },
      {
        path: 'k8s/settings.yaml',
        text: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\ndata:\n  REGION: eu-west-1\n  API_KEY: ${apiKey}\n`,
      },
      {
        path: 'images/Dockerfile',
        text: `FROM node:22.1.0\nWORKDIR /app\nENV BUILD_SECRET=${build}\nCOPY . .\nUSER node\nHEALTHCHECK CMD node check.js\n`,
      },
    ],
  };
}

/** The text with the secrets of one set in the place of another's. */
export function replaceSecrets(text: string, from: SecretSamples, to: SecretSamples): string {
  return from.values.reduce((done, value, index) => done.replaceAll(value, to.values[index] ?? ''), text);
}
