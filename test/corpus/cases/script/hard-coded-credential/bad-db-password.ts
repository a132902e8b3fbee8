import { DataSource } from 'typeorm';

export const source = new DataSource({
  type: 'postgres',
  host: 'db.prod.example.com',
  username: 'billing',
  password: 'Tr4ns!tVan88',
  database: 'billing',
});
