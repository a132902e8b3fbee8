import fs from 'node:fs';

const EVERYBODY = 0o666;

export function writeConfig(text) {
  fs.writeFileSync('/etc/app/config.json', text, { mode: EVERYBODY });
}
