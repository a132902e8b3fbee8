import crypto from 'node:crypto';

interface HashOptions {
  readonly name: string;
  readonly rounds: number;
}

const defaults: HashOptions = { name: 'md4', rounds: 3 };

export function derive(password: string, options: HashOptions = defaults): string {
  let value = password;
  for (let round = 0; round < options.rounds; round += 1) {
    value = crypto.createHash(options.name).update(value).digest('hex');
  }
  return value;
}
