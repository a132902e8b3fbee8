import express from 'express';
import { store } from './store.js';

const router = express.Router();

router.post('/notes', async (req, res) => {
  const note = { ...req.body, createdAt: Date.now() };
  await store.save(note);
  res.status(201).send(note.html);
});

export default router;
