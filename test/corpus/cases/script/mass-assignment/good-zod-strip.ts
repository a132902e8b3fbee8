import { Router } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Customer } from './customer.entity';

const input = z.object({ name: z.string(), email: z.string().email() });
const source = new DataSource({ type: 'postgres', entities: [Customer] });
export const router = Router();

router.post('/customers', async (req, res) => {
  const repository = source.getRepository(Customer);
  res.json(await repository.save(repository.create(input.parse(req.body))));
});
