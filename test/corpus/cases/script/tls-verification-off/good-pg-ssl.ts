import { readFileSync } from 'fs';
import { DataSource } from 'typeorm';

export const dataSource = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  ssl: { ca: readFileSync('/etc/ssl/rds-ca.pem', 'utf8') },
  entities: [__dirname + '/**/*.entity.js'],
});
