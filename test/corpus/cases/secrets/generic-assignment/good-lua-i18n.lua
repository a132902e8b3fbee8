return {
  password = "Passwort",
  password_hint = "Mindestens 12 Zeichen, mit Ziffer",
  forgot_password = "Passwort vergessen?",
  token_expired = "Die Sitzung ist abgelaufen.",
  secret_santa = "Wichteln",
}
