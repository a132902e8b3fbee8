const sendgrid = require('@sendgrid/mail');
sendgrid.setApiKey(process.env.SENDGRID_API_KEY);

exports.feedback = async (req, res) => {
  const message = {
    to: 'product@example.org',
    from: 'noreply@example.org',
    subject: 'Feedback',
    html: '<p>Page: ' + req.body.page + '</p><p>' + req.body.text + '</p>',
  };
  await sendgrid.send(message);
  res.end();
};
