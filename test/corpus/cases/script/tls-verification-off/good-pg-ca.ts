import { Pool } from 'pg';

export const pool = new Pool({
  host: process.env.DB_HOST,
  ssl: { rejectUnauthorized: true, ca: process.env.DB_CA },
});
