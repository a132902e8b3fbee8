const express = require('express');
const Joi = require('joi');
const Coupon = require('./models/coupon');
const app = express();
app.use(express.json());

const schema = Joi.object({ code: Joi.string().alphanum().max(16).required() });

app.post('/coupon', async (req, res) => {
  const { error, value } = schema.validate(req.body);
  if (error) return res.status(400).json({ error: error.message });
  const coupon = await Coupon.findOne({ code: value.code });
  res.json({ valid: Boolean(coupon) });
});
