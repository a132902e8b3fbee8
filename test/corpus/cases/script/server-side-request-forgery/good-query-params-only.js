const axios = require('axios');
const app = require('express')();

app.get('/weather', async (req, res) => {
  const { data } = await axios.get('https://api.weather.example/v1/current', {
    params: { city: req.query.city, units: 'metric' },
  });
  res.json(data);
});
app.listen(3000);
