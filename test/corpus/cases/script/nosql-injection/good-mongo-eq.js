const { MongoClient } = require('mongodb');
const express = require('express');
const app = express();
app.use(express.json());
const client = new MongoClient(process.env.MONGO_URL);

app.post('/books/find', async (req, res) => {
  const books = client.db('library').collection('books');
  const found = await books.find({ isbn: { $eq: req.body.isbn } }).toArray();
  res.json(found);
});
app.listen(3000);
