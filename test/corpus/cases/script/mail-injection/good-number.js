const sendgrid = require('@sendgrid/mail');

exports.remind = async (req, res) => {
  const days = Number(req.body.days);
  await sendgrid.send({
    to: 'office@example.org',
    from: 'noreply@example.org',
    subject: 'Reminder',
    html: `<p>Due in <b>${days}</b> days.</p>`,
  });
  res.end();
};
