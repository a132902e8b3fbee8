import { Router } from 'express';
import { DataSource } from 'typeorm';
import { Customer } from './customer.entity';

const source = new DataSource({ type: 'postgres', entities: [Customer] });
export const router = Router();

router.post('/customers', async (req, res) => {
  const repository = source.getRepository(Customer);
  const customer = repository.create({ ...req.body, createdAt: new Date() });
  res.json(await repository.save(customer));
});
