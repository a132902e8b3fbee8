import express from 'express';
import { Item, store } from './store.js';

const router = express.Router();

router.put('/items/:id', async (req, res) => {
  const item = await store.find(req.params.id);
  for (const key of Item.fields) item[key] = req.body[key];
  await store.save(item);
  res.status(200).send(item.toJSON());
});

router.post('/items', async (req, res) => {
  const item = { ...req.body, createdAt: Date.now() };
  await store.save(item);
  res.status(201).send(item);
});

export default router;
