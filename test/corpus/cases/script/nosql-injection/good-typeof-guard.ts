import { Router } from 'express';
import { MongoClient } from 'mongodb';

const client = new MongoClient(process.env.MONGO_URL ?? '');
const router = Router();

router.post('/search', async (req, res) => {
  const { category } = req.body;
  if (typeof category !== 'string') {
    res.sendStatus(400);
    return;
  }
  res.json(await client.db('shop').collection('products').find({ category }).toArray());
});

export default router;
