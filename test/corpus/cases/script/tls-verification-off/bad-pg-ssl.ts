import { Pool } from 'pg';

const isLocal = process.env.DB_HOST === 'localhost';

export const pool = new Pool({
  host: process.env.DB_HOST,
  ssl: isLocal ? undefined : { rejectUnauthorized: false },
});
