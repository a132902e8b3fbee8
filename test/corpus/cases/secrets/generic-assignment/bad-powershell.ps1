$server = "mail.acme.io"
$user = "svc-mailer"
$smtpPassword = "«made:[A-Za-z]{5}[!#%]\d{4}»"
$cred = New-Object System.Management.Automation.PSCredential($user, (ConvertTo-SecureString $smtpPassword -AsPlainText -Force))
Send-MailMessage -SmtpServer $server -Credential $cred -To ops@acme.io -Subject "done"
