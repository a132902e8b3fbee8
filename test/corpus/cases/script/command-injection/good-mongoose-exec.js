const app = require('express')();
const Event = require('./models/event');

app.get('/events', async (req, res) => {
  const events = await Event.find({ city: String(req.query.city) }).sort('-date').limit(20).exec();
  res.json(events);
});
app.listen(3000);
