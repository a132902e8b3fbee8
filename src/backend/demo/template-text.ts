/** Templates of the demo's files: sections that appear with a commit, and secrets that are none. */

/** Of the right shape and with a wrong checksum: real enough to look like one, and nobody's. Kept in parts, so that the clone holds none. */
const plantedSecrets: Readonly<Record<string, string>> = {
  'github-token': ['ghp', 'd3M0n0tAr34lT0k3nV1r30pr4ct1c3X00000'].join('_'),
  'aws-key': ['AK', 'IA', 'VIREODEMO0000000'].join(''),
};

/** The text as it was after commit `number`. */
export function renderTemplate(template: string, number: number): string {
  let from = 0;
  const lines = template.split('\n').filter((line) => {
    const start = /^\/\/@ from (\d+)$/.exec(line);
    if (start !== null) from = Number(start[1]);
    else if (line === '//@ end') from = 0;
    else return from <= number;
    return false;
  });
  return lines.join('\n').replace(/\{\{planted:([a-z-]+)\}\}/g, (_, name: string) => plantedSecret(name));
}

function plantedSecret(name: string): string {
  const secret = plantedSecrets[name];
  if (secret === undefined)
    throw new Error(`The demo's template names a secret that does not exist: ${name}`);
  return secret;
}
