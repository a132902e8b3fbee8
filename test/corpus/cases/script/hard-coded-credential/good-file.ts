import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';

export const source = new DataSource({
  type: 'postgres',
  host: 'db.prod.example.com',
  username: 'billing',
  password: readFileSync('/run/secrets/db_password', 'utf8').trim(),
});
