const { MongoClient } = require('mongodb');
const express = require('express');
const app = express();
const client = new MongoClient(process.env.MONGO_URL);

app.get('/books', async (req, res) => {
  const books = client.db('library').collection('books');
  const found = await books.find({ $where: `this.year > ${req.query.year}` }).toArray();
  res.json(found);
});
app.listen(3000);
