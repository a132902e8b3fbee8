import { Router } from 'express';
import { MongoClient } from 'mongodb';

const client = new MongoClient(process.env.MONGO_URL ?? '');
const router = Router();

router.post('/search', async (req, res) => {
  const { filter, limit } = req.body;
  const cursor = client.db('shop').collection('products').find(filter).limit(Number(limit));
  res.json(await cursor.toArray());
});

export default router;
