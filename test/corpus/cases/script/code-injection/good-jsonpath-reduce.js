const fns = {
  upper: (s) => s.toUpperCase(),
  lower: (s) => s.toLowerCase(),
};

function evaluate(pipeline, input) {
  return pipeline.split('|').reduce((acc, name) => {
    const key = name.trim();
    if (!Object.prototype.hasOwnProperty.call(fns, key)) throw new Error('unknown filter');
    return fns[key](acc);
  }, input);
}

exports.handler = (req, res) => {
  try {
    res.json({ out: evaluate(String(req.query.pipe), String(req.query.text)) });
  } catch (e) {
    res.sendStatus(400);
  }
};
