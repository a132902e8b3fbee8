import express from 'express';
import funcster from 'funcster';

const app = express();
app.use(express.json());

function restore(state) {
  return funcster.deepDeserialize(state);
}

app.post('/session/restore', (req, res) => {
  const session = restore(req.body.state);
  res.json({ user: session.user });
});
