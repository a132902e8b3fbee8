const cors = require('cors');
const app = require('express')();

app.use(cors({ origin: true, credentials: true }));
app.get('/me', (req, res) => res.json(req.session.user));
